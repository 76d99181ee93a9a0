import { dayOf } from '../clock/business-day.ts'
import type { Payment } from './payment-job.ts'

/**
 * Captures are sent to the card schemes in one batch at midnight, London time: until then a payment can be voided,
 * afterwards refunded. Source: "cancellations" and "refunds" in Cashflows' documentation; the hour is assumed.
 */
export function isSettled(payment: Pick<Payment, 'paidAt'>, now: Date): boolean {
  return payment.paidAt !== undefined && dayOf(new Date(payment.paidAt)) < dayOf(now)
}
