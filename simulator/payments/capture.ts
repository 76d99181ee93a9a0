import { type Action, addCapture, addStep, captured, move, NotPossible } from './actions.ts'
import { amountLeft, minorUnits } from './amount.ts'
import { nextStatus } from './lifecycle.ts'
import { type Payment, type PaymentJob, paymentOf } from './payment-job.ts'

export interface CaptureRequest {
  /** A decimal in major units; omitted, everything that is left. */
  amountToCapture?: string | undefined
  /** Whether what is left after a partial capture is let go. */
  isFinalCapture?: boolean | undefined
  /** How many captures the merchant knows of: with more, somebody else was quicker, or the same form came twice. */
  capturesSoFar?: number | undefined
}

/** What is left to capture of a payment, in minor units; undefined where it cannot be captured. */
export function leftToCapture(job: PaymentJob, payment: Payment): bigint | undefined {
  if (nextStatus(payment.status, 'capture') === undefined) return undefined
  return minorUnits(payment.amountToCollect, job.currency) - captured(job, payment)
}

/** Collects a reserved payment, or a part of it. @throws NotPossible */
export const capture =
  (paymentReference: string, request: CaptureRequest): Action =>
  (job, { now }) => {
    const payment = paymentOf(job, paymentReference)
    const left = leftToCapture(job, payment)
    if (left === undefined) throw new NotPossible('InvalidPaymentStatus', [payment.status])
    if (request.capturesSoFar !== undefined && payment.captures.length > request.capturesSoFar) {
      throw new NotPossible('InvalidPaymentStatus', [payment.status], 'changed')
    }
    const amount = request.amountToCapture ?? amountLeft(payment.amountToCollect, left, job.currency)
    const asked = minorUnits(amount, job.currency)
    if (asked > left) throw new NotPossible('CaptureAmountExceedsOriginalAuthorisation')
    const isFinal = request.isFinalCapture === true || asked === left
    if (isFinal) move(payment, 'capture', 'Capture', now)
    else addStep(payment, 'Capture', now)
    addCapture(job, payment, amount, isFinal, now)
  }
