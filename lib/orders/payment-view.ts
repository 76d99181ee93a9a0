import { paymentOutcome } from '@/lib/cashflows/payment-status'
import { type FailureReason, failureReason } from './failure-reason'
import { hasPendingRefund, isGivenBack, isPayable } from './lifecycle'
import { type Order, type OrderPayment, type OrderPaymentJob, type Reversal, reversalReasons } from './order'

/** What a shopper is shown of the payments of an order. */
export interface PaymentView {
  /** Where the order can be paid now. */
  actionUrl?: string | undefined
  /** The payment that pays the order, or else the newest of the newest payment job. */
  payment?: OrderPayment | undefined
  /** Why the newest payment failed, for an order that is not paid. */
  failureReason?: FailureReason | undefined
  /** The payments that the shop, or the merchant in its place, gives back because the order has one already, or needs another. */
  surplus: Reversal[]
  /** Whether a refund of that payment is under way at the gateway, and can still fail. */
  isRefundPending: boolean
  /** Whether what was paid for an item that was sold out has been given back. */
  isSoldOutGivenBack: boolean
}

/** @param jobs of the order, oldest first */
export function paymentView(
  { paymentReference, status }: Pick<Order, 'paymentReference' | 'status'>,
  jobs: readonly OrderPaymentJob[],
  reversals: readonly Reversal[],
  now: Date,
): PaymentView {
  const newest = jobs.at(-1)
  const isAwaited =
    newest && paymentOutcome(newest.status ?? 'Pending') === 'pending' && isPayable(newest, now)
  const payments = new Map(jobs.flatMap((job) => job.payments).map((payment) => [payment.reference, payment]))
  const payment = payments.get(paymentReference ?? '') ?? newest?.payments.at(-1)
  // The merchant may have done in the Portal what the shop could not.
  const known = reversals.map((reversal): Reversal => {
    const returned = payments.get(reversal.paymentReference)
    return returned && isGivenBack(returned) ? { ...reversal, state: 'completed' } : reversal
  })
  return {
    actionUrl: isAwaited ? (newest.actionUrl ?? undefined) : undefined,
    payment,
    failureReason: payment && status === 'failed' ? failureReason(payment) : undefined,
    surplus: known.filter(({ reason }) => reversalReasons[reason].isOfSurplus),
    isRefundPending: payment !== undefined && hasPendingRefund(payment),
    isSoldOutGivenBack: known.every(({ reason, state }) => reason !== 'sold-out' || state === 'completed'),
  }
}
