import { factsOf, type PaymentStatus } from './payment-status.ts'

/** What can happen to a payment. */
export type PaymentEvent =
  | 'pay'
  | 'reserve'
  | 'verify'
  | 'commission'
  | 'fail'
  | 'decline'
  | 'reject'
  | 'block'
  | 'cancel'
  | 'expire'
  | 'capture'

/**
 * The whole life of a payment. What is no row cannot happen.
 * A refund is no row: the gateway has no refunded status, and a refunded payment stays Paid.
 */
export const paymentLifecycle: readonly { from: PaymentStatus; event: PaymentEvent; to: PaymentStatus }[] = [
  { from: 'Pending', event: 'pay', to: 'Paid' },
  { from: 'Pending', event: 'reserve', to: 'Reserved' },
  { from: 'Pending', event: 'verify', to: 'Verified' },
  { from: 'Pending', event: 'commission', to: 'Commissioned' },
  { from: 'Pending', event: 'fail', to: 'Failed' },
  { from: 'Pending', event: 'decline', to: 'Declined' },
  { from: 'Pending', event: 'reject', to: 'Rejected' },
  { from: 'Pending', event: 'block', to: 'Blocked' },
  { from: 'Pending', event: 'cancel', to: 'Cancelled' },
  { from: 'Pending', event: 'expire', to: 'Expired' },

  { from: 'Commissioned', event: 'pay', to: 'Paid' },
  { from: 'Commissioned', event: 'fail', to: 'Failed' },
  { from: 'Commissioned', event: 'cancel', to: 'Cancelled' },

  { from: 'Reserved', event: 'capture', to: 'Paid' },
  { from: 'Reserved', event: 'cancel', to: 'Cancelled' },

  // A void, before the day's settlement.
  { from: 'Paid', event: 'cancel', to: 'Cancelled' },
]

/** The status that an event leads to, or undefined where the lifecycle has no such row. */
export function nextStatus(from: PaymentStatus, event: PaymentEvent): PaymentStatus | undefined {
  return paymentLifecycle.find((row) => row.from === from && row.event === event)?.to
}

/** The event that leads a new payment to a status, or undefined where none does at once. */
export function eventTo(status: PaymentStatus): PaymentEvent | undefined {
  return paymentLifecycle.find((row) => row.from === 'Pending' && row.to === status)?.event
}

const rankOf = ({ status }: { status: PaymentStatus }) => factsOf(status).rank ?? Number.POSITIVE_INFINITY

/**
 * The status of a payment job follows from its payments: money that was taken or promised outranks everything,
 * since a later attempt that fails does not undo it; otherwise the newest payment decides.
 *
 * @param payments of one job, oldest first
 */
export function jobStatus(
  payments: readonly [{ status: PaymentStatus }, ...{ status: PaymentStatus }[]],
): PaymentStatus {
  return payments.reduce((best, payment) => (rankOf(best) < rankOf(payment) ? best : payment)).status
}
