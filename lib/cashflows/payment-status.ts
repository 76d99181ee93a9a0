/**
 * What each status of a payment job, a payment or a step means for a merchant: is there money, may there still be.
 * Source: the statuses of the gateway's OpenAPI description.
 */
export const paymentStatuses = {
  Pending: 'pending',
  // An instruction was given, as with a bank transfer: the money is not certain yet, and may come days later.
  Commissioned: 'commissioned',
  Reserved: 'reserved',
  Paid: 'paid',
  Verified: 'paid',
  Cancelled: 'cancelled',
  Expired: 'expired',
  Failed: 'failed',
  Rejected: 'failed',
  Declined: 'failed',
  Blocked: 'failed',
} as const

type PaymentStatus = keyof typeof paymentStatuses

export type PaymentOutcome = (typeof paymentStatuses)[PaymentStatus]

/** What a status means; undefined for one that the gateway does not document. */
export function paymentOutcome(status: string): PaymentOutcome | undefined {
  return Object.hasOwn(paymentStatuses, status) ? paymentStatuses[status as PaymentStatus] : undefined
}
