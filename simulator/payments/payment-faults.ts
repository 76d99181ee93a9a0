import type { ScenarioName, Subject } from '../faults/scenarios.ts'
import { durations } from '../faults/scenarios.ts'
import { type Action, addStep, authorise, endingScenarios } from './actions.ts'
import { newPayment } from './new-payment-job.ts'
import type { PaymentJob } from './payment-job.ts'
import { factsOf } from './payment-status.ts'

/** What of a job decides which faults are injected. */
export const subjectOf = ({ order, parameters }: PaymentJob): Subject => ({
  orderNumber: order.orderNumber,
  parameter: parameters.simulatorScenario,
})

/** Which faults can be injected into what happened to a job. */
export function scenariosOf(before: PaymentJob, after: PaymentJob): ScenarioName[] {
  // What a scenario itself brings about meets no other one.
  if (before.laterPaymentAt) return []
  const names: ScenarioName[] = []
  for (const [index, payment] of after.payments.entries()) {
    const earlier = before.payments[index]
    const { outcome } = factsOf(payment.status)
    const isAtItsEnd = (earlier?.status ?? 'Pending') === 'Pending'
    if (isAtItsEnd && outcome === 'success') names.push(...endingScenarios, 'second-payment')
    if (payment.status !== earlier?.status && (outcome === 'failed' || outcome === 'cancelled'))
      names.push('paid-after-giving-up')
    if (payment.refunds.length > (earlier?.refunds.length ?? 0)) names.push('refund-fails')
  }
  return names
}

/** The same action with a fault injected. */
export const withFault =
  (action: Action, fault: ScenarioName): Action =>
  (job, context) => {
    action(job, { ...context, fault })
    if (fault !== 'second-payment' && fault !== 'paid-after-giving-up') return
    job.laterPaymentAt = new Date(context.now.getTime() + durations.laterPayment).toISOString()
  }

/** The payment that a scenario has announced: it is made whatever became of the job meanwhile. */
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
