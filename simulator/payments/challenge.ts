import { assumptions } from '../assumptions.ts'
import { authenticationFlow } from './cardholder-names.ts'
import { type AuthenticationOutcome, currentPayment, type PaymentJob } from './payment-job.ts'
import { stageOf } from './stage.ts'

export interface ChallengeEnding {
  at: Date
  outcome: AuthenticationOutcome
  isDecoupled: boolean
}

/**
 * How a challenge of 3-D Secure ends when nobody touches the page: a decoupled one is answered in the bank's own app
 * after a while, any other runs out of time.
 *
 * @returns undefined while the job awaits no bank
 */
export function challengeEnding(job: PaymentJob): ChallengeEnding | undefined {
  if (stageOf(job) !== 'authenticating') return undefined
  const { card, steps } = currentPayment(job)
  const flow = authenticationFlow(card?.holderName ?? '')
  const isDecoupled = 'challenge' in flow && flow.challenge === 'decoupled'
  const { decoupledDelayMs, challengeTimeoutMs } = assumptions.threeDSecure
  const began = new Date(steps.at(-1)?.createdAt ?? job.updatedAt)
  return {
    at: new Date(began.getTime() + (isDecoupled ? decoupledDelayMs : challengeTimeoutMs)),
    outcome: isDecoupled ? 'Successful' : 'TimedOut',
    isDecoupled,
  }
}
