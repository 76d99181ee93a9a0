const minute = 60_000
const day = 24 * 60 * minute
const month = 30 * day

/**
 * When an unacknowledged notification is sent again: every minute for the first hour, then daily for a week, then
 * weekly until a month has passed. Cashflows documents the month and the escalation; the steps are assumed.
 */
const timetable = [
  { until: 60 * minute, every: minute },
  { until: 7 * day, every: day },
  { until: month, every: 7 * day },
]

/**
 * @param created when the notification was written
 * @param now when the last attempt was made
 * @returns when to try next, or null when the month is over
 */
export function nextAttempt(created: Date, now: Date): Date | null {
  const age = now.getTime() - created.getTime()
  const row = timetable.find(({ until, every }) => age < until && age + every <= month)
  return row ? new Date(now.getTime() + row.every) : null
}
