import { acquiringDetails } from './acquiring-details.ts'
import { type Action, addStep, captured, NotPossible, refunded } from './actions.ts'
import { amountLeft, minorUnits } from './amount.ts'
import { type Payment, type PaymentJob, paymentOf } from './payment-job.ts'
import { newReference } from './references.ts'
import type { ConfigurationSettings } from './settings.ts'
import { isSettled } from './settlement.ts'

export interface RefundRequest {
  /** A decimal in major units; omitted, everything that is left. */
  amountToRefund?: string | undefined
  refundNumber?: string | undefined
  /** How many refunds the merchant knows of, as of captures. */
  refundsSoFar?: number | undefined
}

/** Why a payment cannot be refunded now, whatever was refunded of it; undefined where it can. */
export function refundProblem(
  job: PaymentJob,
  payment: Payment,
  { refundsNeedSettlement }: Pick<ConfigurationSettings, 'refundsNeedSettlement'>,
  now: Date,
): NotPossible | undefined {
  if (job.type === 'Credit') return new NotPossible('InvalidPaymentForRefund', [job.type])
  if (payment.status !== 'Paid') return new NotPossible('InvalidPaymentForRefund', [payment.status])
  if (!refundsNeedSettlement || isSettled(payment, now)) return undefined
  return new NotPossible('InvalidPaymentForRefund', [payment.status], 'unsettled')
}

/** What is left to refund of a payment that can be refunded, in minor units. */
export const leftToRefund = (job: PaymentJob, payment: Payment): bigint =>
  captured(job, payment) - refunded(job, payment)

/** Gives a paid payment back, or a part of it. The payment stays Paid. @throws NotPossible */
export const refund =
  (paymentReference: string, request: RefundRequest): Action =>
  (job, { configuration, now, fault }) => {
    const outcome: 'Failed' | 'Completed' = fault?.refundFails ? 'Failed' : 'Completed'
    const payment = paymentOf(job, paymentReference)
    const problem = refundProblem(job, payment, configuration.settings, now)
    if (problem) throw problem
    if (request.refundsSoFar !== undefined && payment.refunds.length > request.refundsSoFar) {
      throw new NotPossible('GenericRejectionOfRefund', [], 'changed')
    }
    const left = leftToRefund(job, payment)
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
