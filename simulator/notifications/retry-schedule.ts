import { assumed } from '../assumptions.ts'

/** After a month it is sent no more. Source: "Reply to a notification" in the quick start. */
const month = 30 * 24 * 3_600_000

/**
 * @param created when the notification was written
 * @param now when the last attempt was made
 * @returns when to try next, or null when the month is over
 */
export function nextAttempt(created: Date, now: Date): Date | null {
  const age = now.getTime() - created.getTime()
  const row = assumed.notifications.timetable.find(({ until, every }) => age < until && age + every <= month)
  return row ? new Date(now.getTime() + row.every) : null
}
