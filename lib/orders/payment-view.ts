import type { Order, OrderPayment, OrderPaymentJob, Reversal } from './order'

/** What a shopper is shown of the payments of an order. */
export interface PaymentView {
  /** Where the order can be paid now. */
  actionUrl?: string | undefined
  /** The payment that pays the order, or the newest one that does not. */
  payment?: OrderPayment | undefined
  /** The payments that the shop gives back because there was one already. */
  surplus: Reversal[]
}

/** @param jobs of the order, oldest first */
export function paymentView(
  { paymentReference }: Pick<Order, 'paymentReference'>,
  jobs: readonly OrderPaymentJob[],
  reversals: readonly Reversal[],
): PaymentView {
  const payments = jobs.flatMap((job) => job.payments)
  const newest = jobs.at(-1)
  return {
    actionUrl: newest?.cancelledAt === null ? (newest.actionUrl ?? undefined) : undefined,
    payment: payments.find(({ reference }) => reference === paymentReference) ?? payments.at(-1),
    surplus: reversals.filter(({ reason }) => reason !== 'sold-out'),
  }
}
