import { paymentOutcome } from '@/lib/cashflows/payment-status'
import { type FailureReason, failureReason } from './failure-reason'
import { isPayable } from './lifecycle'
import type { Order, OrderPayment, OrderPaymentJob, Reversal } from './order'

/** What a shopper is shown of the payments of an order. */
export interface PaymentView {
  /** Where the order can be paid now. */
  actionUrl?: string | undefined
  /** The payment that pays the order, or else the newest of the newest payment job. */
  payment?: OrderPayment | undefined
  /** Why the newest payment failed, for an order that is not paid. */
  failureReason?: FailureReason | undefined
  /** The payments that the shop gives back because the order needs none, or has one already. */
  surplus: Reversal[]
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
  const payment =
    jobs.flatMap(({ payments }) => payments).find(({ reference }) => reference === paymentReference) ??
    newest?.payments.at(-1)
  return {
    actionUrl: isAwaited ? (newest.actionUrl ?? undefined) : undefined,
    payment,
    failureReason: payment && status === 'failed' ? failureReason(payment) : undefined,
    surplus: reversals.filter(({ reason }) => reason !== 'sold-out'),
  }
}
