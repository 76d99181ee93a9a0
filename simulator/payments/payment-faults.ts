import { type Action, addStep, authorise, type FaultOccasion, type PaymentFault } from './actions.ts'
import { newPayment } from './new-payment-job.ts'
import type { PaymentJob } from './payment-job.ts'
import { factsOf } from './payment-status.ts'

/** The occasions for faults in what happened to a job. */
export function faultOccasions(before: PaymentJob, after: PaymentJob): Set<FaultOccasion> {
  const occasions = new Set<FaultOccasion>()
  // What a fault itself brings about meets no other one.
  if (before.laterPaymentAt) return occasions
  for (const [index, payment] of after.payments.entries()) {
    const earlier = before.payments[index]
    const { outcome } = factsOf(payment.status)
    const wasPending = (earlier?.status ?? 'Pending') === 'Pending'
    if (wasPending && outcome === 'success') occasions.add('success')
    const hasFailed = outcome === 'failed' || outcome === 'cancelled'
    if (payment.status !== earlier?.status && hasFailed) occasions.add('failure')
    if (payment.refunds.length > (earlier?.refunds.length ?? 0)) occasions.add('refund')
  }
  return occasions
}

/** The same action with a fault injected. */
export const withFault =
  (action: Action, fault: PaymentFault): Action =>
  (job, context) => {
    action(job, { ...context, fault })
    if (fault.anotherPaymentAfterMs === undefined) return
    job.laterPaymentAt = new Date(context.now.getTime() + fault.anotherPaymentAfterMs).toISOString()
  }

/** The payment that a fault has announced: it is made even if the job has changed meanwhile. */
export const payLater: Action = (job, context) => {
  if (!isPaymentDue(job, context.now)) return
  job.laterPaymentAt = undefined
  const payment = newPayment(job, context.configuration, context.now)
  job.payments.push(payment)
  addStep(payment, 'Start', context.now)
  authorise(job, payment, context)
}

export const isPaymentDue = ({ laterPaymentAt }: PaymentJob, now: Date): boolean =>
  laterPaymentAt !== undefined && new Date(laterPaymentAt) <= now
