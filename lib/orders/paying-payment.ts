import 'server-only'
import { paymentOutcome } from '@/lib/cashflows/payment-status'
import type { Database } from '@/lib/database/database'
import { holdsMoney, taken } from './lifecycle'
import type { OrderPayment, OrderPaymentJob, Reversal } from './order'
import { listReversals, type OrderWithJobs } from './repository'

export interface PayingPayment {
  job: OrderPaymentJob
  payment: OrderPayment
}

/** The payment that pays an order, with its job; undefined when none does. */
export function payingPayment({ order, jobs }: OrderWithJobs): PayingPayment | undefined {
  return jobs
    .flatMap((job) => job.payments.map((payment) => ({ job, payment })))
    .find(({ payment }) => payment.reference === order.paymentReference)
}

/** Whether the payment that pays an order is reserved, so that it can be captured or voided, and not refunded. */
export function isToCapture(stored: OrderWithJobs): boolean {
  const paid = payingPayment(stored)
  return paid !== undefined && paymentOutcome(paid.payment.status) === 'reserved'
}

/**
 * What is left of the payment that pays an order, in minor units: what was taken, without what was given back and what is
 * about to be. 0 when no payment does, or it holds no money.
 */
export async function refundable(database: Database, stored: OrderWithJobs): Promise<number> {
  const paid = payingPayment(stored)
  if (!paid || !holdsMoney(paid.payment)) return 0
  return leftToRefund(paid.payment, await listReversals(database, stored.order.number))
}

/**
 * What is left of a payment, in minor units, when these reversals have been executed.
 *
 * @param payment as it was when the reversals had been listed: what is given back in between is then in one of the two
 */
export function leftToRefund(payment: OrderPayment, reversals: readonly Reversal[]): number {
  const underWay = reversals.filter(
    ({ refundNumber, paymentReference, state }) =>
      paymentReference === payment.reference &&
      state === 'due' &&
      payment.refunds.every((refund) => refund.refundNumber !== refundNumber),
  )
  const promised = underWay.reduce((sum, { amount }) => sum + amount, 0)
  return Math.max(0, taken(payment) - payment.refunded - promised)
}
