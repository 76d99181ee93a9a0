/** What strangers may leave in a guarded simulator, in the simulator's time. */
export const guardLimits = {
  /** So many payment jobs of a configuration, and so many of its cards, may be stored within 24 hours. */
  perDay: 1_000,
  /** Whatever is older is deleted. */
  lifetimeDays: 7,
} as const
