import { jobStatus } from './lifecycle.ts'
import { currentPayment, type PaymentJob } from './payment-job.ts'
import { factsOf, isCancelled } from './payment-status.ts'

/** Where a shopper stands. Every page asks this first, so that Back, refresh and a second tab need no code of their own. */
export type Stage = 'choosing' | 'authenticating' | 'finished' | 'expired'

/** Where the shopper of a job stands, by its newest payment. */
export function stageOf(job: PaymentJob): Stage {
  const payment = currentPayment(job)
  if (payment.status === 'Expired') return 'expired'
  if (payment.status !== 'Pending') return mayTryAgain(job) ? 'choosing' : 'finished'
  return payment.steps.at(-1)?.action === 'Start' ? 'authenticating' : 'choosing'
}

/**
 * Whether a shopper may make another payment for a job whose newest one is over: after one that failed as often as
 * the configuration allows, after one that the merchant withdrew always.
 */
export function mayTryAgain(job: PaymentJob): boolean {
  if (job.closed) return false
  const { withdrawn } = currentPayment(job)
  const status = jobStatus(job.payments)
  if (isCancelled(status)) return withdrawn === true
  const made = job.payments.filter((payment) => !payment.withdrawn).length
  return factsOf(status).mayBeRetried === true && made < job.attempts
}
