import type { PaymentStatus } from '@/lib/cashflows/contract'

/**
 * What the shop knows of an order's payment:
 * `placed` stored, the gateway is being asked for a payment job; `awaiting-payment` there is a job, nothing
 * final yet; `reserved` the money is authorised, not yet captured; `rejected` the gateway gave no job;
 * `unconfirmed` the gateway did not answer, or not understandably, so there may be a job or not.
 */
export const orderStatuses = [
  'placed',
  'awaiting-payment',
  'reserved',
  'paid',
  'failed',
  'cancelled',
  'expired',
  'rejected',
  'unconfirmed',
] as const

export type OrderStatus = (typeof orderStatuses)[number]

export const orderEvents = [
  'job-created',
  'job-rejected',
  'job-unconfirmed',
  'payment-pending',
  'payment-reserved',
  'payment-paid',
  'payment-failed',
  'payment-cancelled',
  'payment-expired',
] as const

export type OrderEvent = (typeof orderEvents)[number]

export interface Transition {
  from: OrderStatus
  event: OrderEvent
  to: OrderStatus
}

/**
 * The whole life of an order. What is not a row here does not change it: a failed attempt after a paid one is
 * no loss. A paid attempt after a failed one is: one payment job can be paid late, or at the second try.
 */
export const lifecycle: readonly Transition[] = [
  { from: 'placed', event: 'job-created', to: 'awaiting-payment' },
  { from: 'placed', event: 'job-rejected', to: 'rejected' },
  { from: 'placed', event: 'job-unconfirmed', to: 'unconfirmed' },
  // The gateway's notification can be faster than its answer.
  { from: 'placed', event: 'payment-pending', to: 'awaiting-payment' },
  { from: 'placed', event: 'payment-reserved', to: 'reserved' },
  { from: 'placed', event: 'payment-paid', to: 'paid' },
  { from: 'placed', event: 'payment-failed', to: 'failed' },
  { from: 'placed', event: 'payment-cancelled', to: 'cancelled' },
  { from: 'placed', event: 'payment-expired', to: 'expired' },

  { from: 'unconfirmed', event: 'job-created', to: 'awaiting-payment' },
  { from: 'unconfirmed', event: 'payment-pending', to: 'awaiting-payment' },
  { from: 'unconfirmed', event: 'payment-reserved', to: 'reserved' },
  { from: 'unconfirmed', event: 'payment-paid', to: 'paid' },
  { from: 'unconfirmed', event: 'payment-failed', to: 'failed' },
  { from: 'unconfirmed', event: 'payment-cancelled', to: 'cancelled' },
  { from: 'unconfirmed', event: 'payment-expired', to: 'expired' },

  { from: 'awaiting-payment', event: 'payment-reserved', to: 'reserved' },
  { from: 'awaiting-payment', event: 'payment-paid', to: 'paid' },
  { from: 'awaiting-payment', event: 'payment-failed', to: 'failed' },
  { from: 'awaiting-payment', event: 'payment-cancelled', to: 'cancelled' },
  { from: 'awaiting-payment', event: 'payment-expired', to: 'expired' },

  { from: 'reserved', event: 'payment-paid', to: 'paid' },
  { from: 'reserved', event: 'payment-failed', to: 'failed' },
  { from: 'reserved', event: 'payment-cancelled', to: 'cancelled' },
  { from: 'reserved', event: 'payment-expired', to: 'expired' },

  // Voided before settlement.
  { from: 'paid', event: 'payment-cancelled', to: 'cancelled' },

  { from: 'failed', event: 'payment-reserved', to: 'reserved' },
  { from: 'failed', event: 'payment-paid', to: 'paid' },
  { from: 'failed', event: 'payment-cancelled', to: 'cancelled' },
  { from: 'cancelled', event: 'payment-reserved', to: 'reserved' },
  { from: 'cancelled', event: 'payment-paid', to: 'paid' },
  { from: 'expired', event: 'payment-reserved', to: 'reserved' },
  { from: 'expired', event: 'payment-paid', to: 'paid' },
  { from: 'rejected', event: 'payment-reserved', to: 'reserved' },
  { from: 'rejected', event: 'payment-paid', to: 'paid' },
]

/** The status after an event: the same as before when the event changes nothing. */
export function statusAfter(from: OrderStatus, event: OrderEvent): OrderStatus {
  return lifecycle.find((row) => row.from === from && row.event === event)?.to ?? from
}

/** What each status of a payment job means for the order. Source: the statuses of the gateway's OpenAPI description. */
const eventOfPaymentStatus: Record<PaymentStatus, OrderEvent> = {
  Pending: 'payment-pending',
  // An instruction was given, the money is not certain yet.
  Commissioned: 'payment-pending',
  Reserved: 'payment-reserved',
  Paid: 'payment-paid',
  Verified: 'payment-paid',
  Cancelled: 'payment-cancelled',
  Expired: 'payment-expired',
  Failed: 'payment-failed',
  Rejected: 'payment-failed',
  Declined: 'payment-failed',
  Blocked: 'payment-failed',
}

/** The event that a job's `paymentStatus` stands for; undefined for a status that the gateway does not document. */
export function eventOf(paymentStatus: string): OrderEvent | undefined {
  return Object.hasOwn(eventOfPaymentStatus, paymentStatus)
    ? eventOfPaymentStatus[paymentStatus as PaymentStatus]
    : undefined
}

/** The gateway may still change this status by itself, without the shopper ordering again. */
export function isOpen(status: OrderStatus): boolean {
  return status === 'placed' || status === 'awaiting-payment' || status === 'unconfirmed'
}

/** The shopper has done what there was to do: the goods can be sent. */
export function isAuthorisedOrPaid(status: OrderStatus): boolean {
  return status === 'paid' || status === 'reserved'
}
