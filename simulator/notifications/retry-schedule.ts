import { assumptions } from '../assumptions.ts'
import { dayMs } from '../durations.ts'

/** After a month it is sent no more. Source: "Reply to a notification" in the quick start. */
const monthMs = 30 * dayMs

/**
 * The back-off (backoff) of unacknowledged notifications: the longer nobody acknowledges one, the longer the pauses between its
 * retries.
 *
 * @param created when the notification was written
 * @param now when the last attempt was made
 * @returns when to try next, or null when the month is over
 */
export function nextAttempt(created: Date, now: Date): Date | null {
  const ageMs = now.getTime() - created.getTime()
  const row = assumptions.notifications.retrySchedule.find(
    ({ untilMs, everyMs }) => ageMs < untilMs && ageMs + everyMs <= monthMs,
  )
  return row ? new Date(now.getTime() + row.everyMs) : null
}
