import type { OrderPaymentJob } from './order'
import { type OrderStatus, orderStatuses } from './order-status'

/** How long after the end of its link a payment job may still change at the gateway: it was opened just before. */
const marginHours = 1

/** By then a request for a payment job has its response, or its process has ended. */
const requestMs = 60_000

/**
 * When the gateway is to be asked about an order again, if nothing else asks before: after a tenth of the age of its
 * newest payment job, within the limits of its status.
 *
 * @param jobs of the order, oldest first
 * @returns null when nothing more can change
 */
export function nextCheckAt(status: OrderStatus, jobs: readonly OrderPaymentJob[], now: Date): Date | null {
  if (jobs.at(-1)?.requestState === 'requested') return new Date(now.getTime() + requestMs)
  const asked = jobs.filter(({ reference }) => reference !== null)
  const newest = asked.at(-1)
  if (!newest) return null
  const minuteMs = 60_000
  const ageMs = now.getTime() - newest.requestedAt.getTime()
  const { minMinutes, maxMinutes, untilDays } = orderStatuses[status].checks
  const payableUntilMs =
    Math.max(...asked.map(({ expiresAt }) => expiresAt.getTime())) + marginHours * 60 * minuteMs
  const endMs = Math.max(payableUntilMs, newest.requestedAt.getTime() + untilDays * 24 * 60 * minuteMs)
  if (now.getTime() >= endMs) return null
  const pauseMs = Math.min(maxMinutes * minuteMs, Math.max(minMinutes * minuteMs, ageMs / 10))
  // The last check comes when nobody can pay any more.
  return new Date(Math.min(now.getTime() + pauseMs, endMs))
}
