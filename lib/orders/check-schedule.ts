import { paymentOutcome } from '@/lib/cashflows/payment-status'
import { dayMs, minuteMs } from '@/lib/durations'
import { expiryMarginMs, isUndecided, jobsToClose } from './lifecycle'
import type { Order, OrderPaymentJob } from './order'
import { type CheckInterval, orderStatuses } from './order-status'

const closingChecks = orderStatuses.cancelled.checks
const undecidedChecks = orderStatuses['awaiting-payment'].checks
const paidChecks = orderStatuses.paid.checks

/** By then a request for a payment job has its response, or its process has ended. */
const requestMs = 60_000

/**
 * When an order is to be checked again, if nothing else asks before.
 *
 * @param jobs of the order, oldest first
 * @returns null when nothing more can change
 */
export function nextCheckAt(
  order: Pick<Order, 'status' | 'stock' | 'stockKeptUntil' | 'paidAt'>,
  jobs: readonly OrderPaymentJob[],
  now: Date,
): Date | null {
  const releaseAt =
    order.stock === 'held' && !orderStatuses[order.status].holdsStock ? order.stockKeptUntil : null
  const { checks, canRetry } = orderStatuses[order.status]
  // When nothing is reserved any more, what was captured is as good as paid: it may be refunded for as long.
  const isFinal = order.status === 'partially-captured' && !jobs.some(isReserved)
  // One that nobody is to pay any more is asked about as often as one that can be paid.
  const closing = jobsToClose(order, jobs, now).length > 0 ? gatewayCheckAt(closingChecks, jobs, now) : null
  const undecided = canRetry ? jobs.filter(isUndecided) : []
  const times = [
    releaseAt,
    closing,
    gatewayCheckAt(undecidedChecks, undecided, now),
    gatewayCheckAt(isFinal ? paidChecks : checks, jobs, now),
  ].filter((time) => time !== null)
  return times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())))
}

const isReserved = ({ payments }: OrderPaymentJob) =>
  payments.some(({ status }) => paymentOutcome(status) === 'reserved')

/**
 * When the gateway is asked about an order again: after a tenth of the age of its newest payment job, within limits. A
 * request without a response counts as one, since it may have made a job.
 */
function gatewayCheckAt(
  { minMinutes, maxMinutes, untilDays }: CheckInterval,
  jobs: readonly OrderPaymentJob[],
  now: Date,
): Date | null {
  if (jobs.at(-1)?.requestState === 'requested') return new Date(now.getTime() + requestMs)
  const asked = jobs.filter(
    ({ reference, requestState }) => reference !== null || requestState === 'unconfirmed',
  )
  const newest = asked.at(-1)
  if (!newest) return null
  const ageMs = now.getTime() - newest.requestedAt.getTime()
  const payableUntilMs = Math.max(...asked.map(({ expiresAt }) => expiresAt.getTime())) + expiryMarginMs
  const endMs = Math.max(payableUntilMs, newest.requestedAt.getTime() + untilDays * dayMs)
  if (now.getTime() >= endMs) return null
  const pauseMs = Math.min(maxMinutes * minuteMs, Math.max(minMinutes * minuteMs, ageMs / 10))
  // The last check comes when nobody can pay any more.
  return new Date(Math.min(now.getTime() + pauseMs, endMs))
}
