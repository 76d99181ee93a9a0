import { type Action, addCapture, addStep, captured, move, NotPossible } from './actions.ts'
import { amountLeft, minorUnits } from './amount.ts'
import { paymentOf } from './payment-job.ts'

export interface CaptureRequest {
  /** A decimal in major units; omitted, everything that is left. */
  amountToCapture?: string | undefined
  /** Whether what is left after a partial capture is let go. */
  isFinalCapture?: boolean | undefined
  /** How many captures the merchant knows of: with more, somebody else was quicker, or the same form came twice. */
  capturesSoFar?: number | undefined
}

/** Collects a reserved payment, or a part of it. @throws NotPossible */
export const capture =
  (paymentReference: string, request: CaptureRequest): Action =>
  (job, { now }) => {
    const payment = paymentOf(job, paymentReference)
    if (payment.status !== 'Reserved') throw new NotPossible('InvalidPaymentStatus', [payment.status])
    if (request.capturesSoFar !== undefined && payment.captures.length > request.capturesSoFar) {
      throw new NotPossible('InvalidPaymentStatus', ['changed'])
    }
    const left = minorUnits(payment.amountToCollect, job.currency) - captured(job, payment)
    const amount = request.amountToCapture ?? amountLeft(payment.amountToCollect, left, job.currency)
    const asked = minorUnits(amount, job.currency)
    if (asked > left) throw new NotPossible('CaptureAmountExceedsOriginalAuthorisation')
    const isFinal = request.isFinalCapture === true || asked === left
    if (isFinal) move(payment, 'capture', 'Capture', now)
    else addStep(payment, 'Capture', now)
    addCapture(job, payment, amount, isFinal, now)
  }
