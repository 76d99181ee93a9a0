/** What strangers may leave in a guarded simulator. */
export const guardLimits = {
  /** So many of each may be stored within 24 hours of real time: of a configuration, changes of one of its payment jobs. */
  perDay: { 'payment job': 1_000, card: 1_000, 'rejected signature': 1_000, change: 100 },
  /** So many calls and page views of one payment job are recorded. */
  entriesPerJob: 200,
  /** So many characters of a request, and of its response, are recorded. */
  bodyLength: 2 * 1024,
  /** Whatever is older is deleted, by the clock of its configuration. */
  lifetimeDays: 7,
} as const
