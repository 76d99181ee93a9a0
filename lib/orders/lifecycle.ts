import type { PaymentOutcome } from '@/lib/cashflows/payment-status'

interface OrderStatusFacts {
  /** The gateway may still change this status, without the shopper ordering again. */
  isOpen: boolean
  /** The shopper has done what there was to do: the goods can be sent. */
  isAuthorisedOrPaid: boolean
  /** The shopper may try again, which places another order. */
  canRetry: boolean
  /** What the shopper sees: the messages `order.statuses.…`. */
  shownAs: 'pending' | 'paid' | 'failed' | 'cancelled' | 'notStarted'
}

const open: OrderStatusFacts = {
  isOpen: true,
  isAuthorisedOrPaid: false,
  canRetry: false,
  shownAs: 'pending',
}
const success: OrderStatusFacts = {
  isOpen: false,
  isAuthorisedOrPaid: true,
  canRetry: false,
  shownAs: 'paid',
}
const failure: OrderStatusFacts = {
  isOpen: false,
  isAuthorisedOrPaid: false,
  canRetry: true,
  shownAs: 'failed',
}

/** What the shop knows of an order's payment, and everything that follows from it. */
export const orderStatuses = {
  /** Stored; a payment job is being requested from the gateway. */
  placed: open,
  /** There is a payment job, and nothing final yet. */
  'awaiting-payment': open,
  /** The money is authorised, not yet captured. */
  reserved: success,
  paid: success,
  failed: failure,
  cancelled: { ...failure, shownAs: 'cancelled' },
  expired: failure,
  /** The gateway rejected the request for a payment job. */
  rejected: { ...failure, shownAs: 'notStarted' },
  /** The gateway's response is missing or cannot be used, so there may be a payment job or not. */
  unconfirmed: { ...failure, isOpen: true, shownAs: 'notStarted' },
} satisfies Record<string, OrderStatusFacts>

export type OrderStatus = keyof typeof orderStatuses

/** The statuses for which a fact holds. */
export function statusesWith(fact: 'isOpen' | 'isAuthorisedOrPaid'): OrderStatus[] {
  return (Object.keys(orderStatuses) as OrderStatus[]).filter((status) => orderStatuses[status][fact])
}

export type OrderEvent = 'job-created' | 'job-rejected' | 'job-unconfirmed' | `payment-${PaymentOutcome}`

interface Transition {
  from: OrderStatus
  event: OrderEvent
  to: OrderStatus
}

/** What becomes of an order whose payment has no outcome yet. */
const statusByOutcome: Record<PaymentOutcome, OrderStatus> = {
  pending: 'awaiting-payment',
  reserved: 'reserved',
  paid: 'paid',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
}

const firstOutcomes = (from: OrderStatus): Transition[] =>
  (Object.keys(statusByOutcome) as PaymentOutcome[])
    .map((outcome) => ({ from, event: `payment-${outcome}` as const, to: statusByOutcome[outcome] }))
    .filter(({ to }) => to !== from)

/**
 * The whole lifecycle of an order. What is not a row here changes nothing: a failed attempt to pay after a paid one
 * takes no money back. A paid attempt after a failed one counts: one payment job can be paid late, or at the second
 * try.
 */
export const lifecycle: readonly Transition[] = [
  { from: 'placed', event: 'job-created', to: 'awaiting-payment' },
  { from: 'placed', event: 'job-rejected', to: 'rejected' },
  { from: 'placed', event: 'job-unconfirmed', to: 'unconfirmed' },
  // The gateway's notification can be faster than its response.
  ...firstOutcomes('placed'),

  { from: 'unconfirmed', event: 'job-created', to: 'awaiting-payment' },
  ...firstOutcomes('unconfirmed'),

  ...firstOutcomes('awaiting-payment'),

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
