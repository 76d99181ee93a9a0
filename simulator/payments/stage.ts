import { currentPayment, type PaymentJob } from './payment-job'

/** Where a shopper stands. Every page asks this first, so that Back, refresh and a second tab need no code of their own. */
export type Stage = 'choosing' | 'authenticating' | 'finished' | 'expired'

export function stageOf(job: PaymentJob): Stage {
  const payment = currentPayment(job)
  if (payment.status === 'Expired') return 'expired'
  if (payment.status !== 'Pending') return 'finished'
  return payment.steps.at(-1)?.action === 'Start' ? 'authenticating' : 'choosing'
}
