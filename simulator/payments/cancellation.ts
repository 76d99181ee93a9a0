import { assumptions } from '../assumptions.ts'
import { type Action, AlreadyCancelled, move, NotPossible } from './actions.ts'
import { jobStatus, nextStatus } from './lifecycle.ts'
import { type Payment, paymentOf } from './payment-job.ts'
import { factsOf, isCancelled } from './payment-status.ts'
import { newReference } from './references.ts'
import { isSettled } from './settlement.ts'

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
