import { assumptions } from '../assumptions.ts'
import { type Action, AlreadyCancelled, move, NotPossible } from './actions.ts'
import { jobStatus, nextStatus } from './lifecycle.ts'
import { type Payment, type PaymentJob, paymentOf } from './payment-job.ts'
import { factsOf, isCancelled } from './payment-status.ts'
import { newReference } from './references.ts'
import { isSettled } from './settlement.ts'

/** Whether a payment can be cancelled: nothing of it was settled, refunded, or captured in part. */
export function isCancellable(payment: Payment, now: Date): boolean {
  if (nextStatus(payment.status, 'cancel') === undefined) return false
  if (payment.status === 'Paid') return !isSettled(payment, now) && payment.refunds.length === 0
  return payment.captures.length === 0 || assumptions.partlyCapturedCanBeCancelled
}

/** Whether a job can be cancelled with all its payments. */
export const isJobCancellable = (job: PaymentJob, now: Date): boolean =>
  !job.closed && unwithdrawable(job, now) === undefined

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
  const obstacle = unwithdrawable(job, now)
  if (obstacle) throw new NotPossible('InvalidPaymentStatus', [obstacle.status])
  for (const payment of job.payments) {
    if (factsOf(payment.status).onCancelJob === 'withdraw') withdraw(payment, now)
  }
  job.closed = true
}

/** A payment that keeps its job from being cancelled. */
const unwithdrawable = (job: PaymentJob, now: Date): Payment | undefined =>
  job.payments.find((payment) => {
    const { onCancelJob } = factsOf(payment.status)
    return onCancelJob === 'fail' || (onCancelJob === 'withdraw' && !isCancellable(payment, now))
  })

function withdraw(payment: Payment, now: Date): void {
  if (isCancelled(payment.status)) throw new AlreadyCancelled()
  if (!isCancellable(payment, now)) throw new NotPossible('InvalidPaymentStatus', [payment.status])
  const isVoid = payment.status === 'Paid'
  // What was paid stays visible on a voided payment. Source: the sample of the cancellation page.
  move(payment, 'cancel', 'Cancel', now)
  if (isVoid) payment.attributes.paymentMethodVoidTransactionId = newReference('trace', now)
}
