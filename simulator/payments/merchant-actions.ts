import { assumptions } from '../assumptions.ts'
import { acquiringDetails } from './acquiring-details.ts'
import {
  type Action,
  AlreadyCancelled,
  addCapture,
  addStep,
  captured,
  move,
  NotPossible,
  refunded,
} from './actions.ts'
import { majorUnits, minorUnits } from './amount.ts'
import { jobStatus, nextStatus } from './lifecycle.ts'
import type { Order, Payment, PaymentJob, Refund } from './payment-job.ts'
import { factsOf, isCancelled } from './payment-status.ts'
import { newReference } from './references.ts'
import { isSettled } from './settlement.ts'

export interface CaptureRequest {
  /** A decimal in major units; omitted, everything that is left. */
  amountToCapture?: string | undefined
  /** Whether what is left after a partial capture is let go. */
  isFinalCapture?: boolean | undefined
  /** How many captures the merchant knows of: with more, somebody else was quicker, or the same form came twice. */
  capturesSoFar?: number | undefined
}

export interface RefundRequest {
  /** A decimal in major units; omitted, everything that is left. */
  amountToRefund?: string | undefined
  refundNumber?: string | undefined
  /** How many refunds the merchant knows of, likewise. */
  refundsSoFar?: number | undefined
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

/**
 * Withdraws one payment: what waits is cancelled, what is reserved is let go, what was paid today is voided as a
 * whole. The job stays open for another payment. @throws NotPossible, AlreadyCancelled
 */
export const cancelPayment =
  (paymentReference: string): Action =>
  (job, { now }) => {
    const payment = paymentOf(job, paymentReference)
    withdraw(payment, now)
    payment.withdrawn = true
  }

/** Withdraws a job that was not paid: nobody can pay it any more. @throws NotPossible, AlreadyCancelled */
export const cancelJob: Action = (job, { now }) => {
  const status = jobStatus(job.payments)
  const hasLapsed = status === 'Expired' || (!isCancelled(status) && new Date(job.expiresAt) <= now)
  if (job.closed && hasLapsed) throw new NotPossible('InvalidPaymentStatus', [status])
  if (job.closed) throw new AlreadyCancelled()
  const settled = job.payments.find(({ status }) => factsOf(status).onCancelJob === 'fail')
  if (settled) throw new NotPossible('InvalidPaymentStatus', [settled.status])
  for (const payment of job.payments) {
    if (factsOf(payment.status).onCancelJob === 'withdraw') withdraw(payment, now)
  }
  job.closed = true
}

/** Puts another order in the place of the present one, which is kept as history. Who is to pay stays, unless it names another. */
export const replaceOrder =
  (order: Order): Action =>
  (job, { now }) => {
    job.orderHistory.push(job.order)
    const customerReference = order.customerReference || job.order.customerReference
    job.order = { ...order, ...(customerReference && { customerReference }), createdAt: now.toISOString() }
  }

/** The newest refund or capture of a payment: the one that an action has just added. */
export function newest<Part extends Refund | PaymentJob['payments'][number]['captures'][number]>(
  parts: Part[],
): Part {
  const part = parts.at(-1)
  if (!part) throw new Error('The payment has none.')
  return part
}

function withdraw(payment: Payment, now: Date): void {
  if (isCancelled(payment.status)) throw new AlreadyCancelled()
  const isVoid = payment.status === 'Paid'
  const isTooLate = isVoid && (isSettled(payment, now) || payment.refunds.length > 0)
  const isPartlyCaptured = payment.status === 'Reserved' && payment.captures.length > 0
  if (isPartlyCaptured && !assumptions.partlyCapturedCanBeCancelled) {
    throw new NotPossible('InvalidPaymentStatus', [payment.status])
  }
  if (isTooLate || nextStatus(payment.status, 'cancel') === undefined) {
    throw new NotPossible('InvalidPaymentStatus', [payment.status])
  }
  // What was paid stays visible on a voided payment. Source: the sample of the cancellation page.
  move(payment, 'cancel', 'Cancel', now)
  if (isVoid) payment.attributes.paymentMethodVoidTransactionId = newReference('trace', now)
}

/** Everything that is left, written as the merchant wrote the whole when it is the whole. */
function amountLeft(whole: string | undefined, left: bigint, currency: string): string {
  return whole !== undefined && minorUnits(whole, currency) === left ? whole : majorUnits(left, currency)
}

function paymentOf(job: PaymentJob, reference: string): Payment {
  const payment = job.payments.find((candidate) => candidate.reference === reference)
  if (!payment) throw new Error(`Payment job ${job.reference} has no payment ${reference}.`)
  return payment
}
