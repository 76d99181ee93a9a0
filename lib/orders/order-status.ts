/** How often the gateway is asked about an order. The pause is a tenth of the age of its newest payment job. */
export interface CheckInterval {
  minMinutes: number
  maxMinutes: number
  /** After this age nothing more is expected. A job that can still be paid is asked about until its link has expired. */
  untilDays: number
}

const hourMinutes = 60
const dayMinutes = 24 * hourMinutes

/** Source of the days: a reservation is released after about 7; a bank transfer and a chargeback can take longer. */
const checks = {
  open: { minMinutes: 1, maxMinutes: hourMinutes, untilDays: 60 },
  ended: { minMinutes: 1, maxMinutes: hourMinutes, untilDays: 0 },
  reserved: { minMinutes: 5, maxMinutes: 6 * hourMinutes, untilDays: 60 },
  /** Until the merchant has decided, and for as long as of a paid one: it may be one that was paid long ago. */
  review: { minMinutes: 5, maxMinutes: dayMinutes, untilDays: 400 },
  paid: { minMinutes: 6 * hourMinutes, maxMinutes: 7 * dayMinutes, untilDays: 400 },
} satisfies Record<string, CheckInterval>

/** By which a status is recognised before it is read: each has a sign and a colour. */
export type StatusMark = 'done' | 'waiting' | 'failed' | 'stopped' | 'returned' | 'attention'

interface OrderStatusFacts {
  /** The gateway may still decide, without the shopper ordering again: the order page polls. */
  isOpen: boolean
  /** The shopper has done what there was to do: the goods can be sent. */
  isAuthorisedOrPaid: boolean
  /** It has an invoice, which a refund leaves as it is. */
  isInvoiced: boolean
  /** The shopper may try again, in the same order. */
  canRetry: boolean
  /** The ordered quantities are held for the shopper. */
  holdsStock: boolean
  /** No money was taken and nothing will be sent, so that what was sold can be sold again. */
  returnsStock: boolean
  checks: CheckInterval
  mark: StatusMark
  /** What the shopper sees: the messages `order.statuses.…`. */
  shownAs:
    | 'pending'
    | 'paid'
    | 'paidLate'
    | 'reserved'
    | 'partiallyCaptured'
    | 'partiallyRefunded'
    | 'refunded'
    | 'voided'
    | 'reservationExpired'
    | 'soldOut'
    | 'underReview'
    | 'failed'
    | 'cancelled'
    | 'expired'
    | 'notStarted'
}

const pending: OrderStatusFacts = {
  isOpen: true,
  isAuthorisedOrPaid: false,
  isInvoiced: false,
  canRetry: false,
  holdsStock: true,
  returnsStock: false,
  checks: checks.open,
  mark: 'waiting',
  shownAs: 'pending',
}
const paid: OrderStatusFacts = {
  isOpen: false,
  isAuthorisedOrPaid: true,
  isInvoiced: true,
  canRetry: false,
  holdsStock: false,
  returnsStock: false,
  checks: checks.paid,
  mark: 'done',
  shownAs: 'paid',
}
const failed: OrderStatusFacts = {
  isOpen: false,
  isAuthorisedOrPaid: false,
  isInvoiced: false,
  canRetry: true,
  holdsStock: false,
  returnsStock: false,
  checks: checks.ended,
  mark: 'failed',
  shownAs: 'failed',
}
/** The money went back, or was never taken: nothing more happens to this order. */
const returned: OrderStatusFacts = {
  ...paid,
  isAuthorisedOrPaid: false,
  isInvoiced: false,
  mark: 'returned',
}

/** What the shop knows of an order's payment, and everything that follows from it. */
export const orderStatuses = {
  /** Stored; a payment job is being requested from the gateway. */
  placed: pending,
  /** There is a payment job, and nothing final yet. */
  'awaiting-payment': pending,
  /** The money is authorised, not yet captured. */
  reserved: { ...paid, checks: checks.reserved, shownAs: 'reserved' },
  /** A part of the authorised money was captured. */
  'partially-captured': { ...paid, checks: checks.reserved, shownAs: 'partiallyCaptured' },
  paid,
  /** Paid after the order had been cancelled or had expired. */
  'paid-late': { ...paid, shownAs: 'paidLate' },
  'partially-refunded': { ...paid, mark: 'returned', shownAs: 'partiallyRefunded' },
  refunded: { ...returned, isInvoiced: true, shownAs: 'refunded' },
  /** The payment was cancelled after it had been authorised or paid. */
  voided: { ...returned, returnsStock: true, checks: checks.ended, shownAs: 'voided' },
  /** The authorised money was released without a capture. */
  'reservation-expired': {
    ...returned,
    returnsStock: true,
    checks: checks.ended,
    shownAs: 'reservationExpired',
  },
  /** Paid when the last piece was gone; the payment is given back. */
  'sold-out': { ...returned, mark: 'attention', shownAs: 'soldOut' },
  /**
   * The gateway holds money of another amount or currency than was requested, or no longer knows the payment: nothing
   * counts as paid, and nobody can pay, before a merchant has decided.
   */
  'under-review': {
    ...pending,
    isOpen: false,
    checks: checks.review,
    mark: 'attention',
    shownAs: 'underReview',
  },
  failed,
  cancelled: { ...failed, mark: 'stopped', shownAs: 'cancelled' },
  expired: { ...failed, mark: 'stopped', shownAs: 'expired' },
  /** The gateway rejected the request for a payment job. */
  rejected: { ...failed, shownAs: 'notStarted' },
  /** The gateway's response is missing or cannot be used, so there may be a payment job, whose page nobody can open. */
  unconfirmed: { ...failed, isOpen: true, shownAs: 'notStarted' },
} satisfies Record<string, OrderStatusFacts>

export type OrderStatus = keyof typeof orderStatuses

/** Whether a status means that an order was given up: a payment afterwards is late. */
export const isGivenUp = (status: OrderStatus) => status === 'cancelled' || status === 'expired'
