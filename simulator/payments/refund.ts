import { acquiringDetails } from './acquiring-details.ts'
import { type Action, addStep, captured, NotPossible, refunded } from './actions.ts'
import { amountLeft, minorUnits } from './amount.ts'
import { paymentOf } from './payment-job.ts'
import { newReference } from './references.ts'
import { isSettled } from './settlement.ts'

export interface RefundRequest {
  /** A decimal in major units; omitted, everything that is left. */
  amountToRefund?: string | undefined
  refundNumber?: string | undefined
  /** How many refunds the merchant knows of, as of captures. */
  refundsSoFar?: number | undefined
}

/** Gives a paid payment back, or a part of it. The payment stays Paid. @throws NotPossible */
export const refund =
  (paymentReference: string, request: RefundRequest): Action =>
  (job, { configuration, now, fault }) => {
    const outcome: 'Failed' | 'Completed' = fault?.refundFails ? 'Failed' : 'Completed'
    const payment = paymentOf(job, paymentReference)
    if (job.type === 'Credit') throw new NotPossible('InvalidPaymentForRefund', [job.type])
    if (payment.status !== 'Paid') throw new NotPossible('InvalidPaymentForRefund', [payment.status])
    if (configuration.settings.refundsNeedSettlement && !isSettled(payment, now)) {
      throw new NotPossible('InvalidPaymentForRefund', ['not settled'])
    }
    if (request.refundsSoFar !== undefined && payment.refunds.length > request.refundsSoFar) {
      throw new NotPossible('GenericRejectionOfRefund', ['changed'])
    }
    const left = captured(job, payment) - refunded(job, payment)
    if (left === 0n) throw new NotPossible('PaymentAlreadyFullyRefunded')
    const amount = request.amountToRefund ?? amountLeft(payment.paidAmount, left, job.currency)
    if (minorUnits(amount, job.currency) > left) throw new NotPossible('RefundAmountExceedsOriginalAmount')
    const createdAt = now.toISOString()
    const step = (action: 'Start' | 'Process') => ({
      reference: newReference('refundStep', now),
      createdAt,
      action,
      status: outcome,
    })
    payment.refunds.push({
      reference: newReference('refund', now),
      createdAt,
      refundNumber: request.refundNumber,
      status: outcome,
      amountToRefund: amount,
      steps:
        outcome === 'Completed'
          ? [step('Start')]
          : [{ ...step('Start'), status: 'Completed' }, step('Process')],
      attributes: {
        paymentMethodTransactionId: newReference('trace', now),
        cashFlowsAcquiringDetails: acquiringDetails(payment, outcome === 'Completed'),
      },
    })
    addStep(payment, 'Refund', now)
  }
