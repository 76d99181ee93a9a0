import { assumptions } from '../assumptions.ts'
import {
  type Action,
  type ActionContext,
  addStep,
  authorise,
  decline,
  move,
  NotPossible,
  paymentToMake,
} from './actions.ts'
import type { AcceptedCard } from './card.ts'
import { authenticationFlow } from './cardholder-names.ts'
import { challengeEnding } from './challenge.ts'
import { gatewayMethod, type OtherMethod } from './page-methods.ts'
import {
  type AuthenticationOutcome,
  currentPayment,
  type Payment,
  type PaymentError,
  type PaymentJob,
} from './payment-job.ts'
import { type FailedStatus, failedStatuses } from './payment-status.ts'
import type { ConfigurationSettings } from './settings.ts'
import { stageOf } from './stage.ts'

/** How a simulated payment ends when nobody enters a card. */
export type SimulatedOutcome = 'Successful' | FailedStatus
export const simulatedOutcomes: readonly SimulatedOutcome[] = ['Successful', ...failedStatuses]

/** "Successful Payment" and "Failed Payment" on the simulation page, and the outcomes that only a test can choose. */
export const simulate =
  (outcome: SimulatedOutcome): Action =>
  (job, context) => {
    const payment = paymentToMake(job, context)
    addStep(payment, 'Start', context.now)
    if (outcome === 'Successful') authorise(job, payment, context)
    else decline(payment, outcome, undefined, context.now)
  }

/**
 * Pays by a valid card, typed or stored. The payment is authorised at once without 3-D Secure (credits, mail and telephone
 * orders) and where the cardholder name decides 3-D Secure without a page. Otherwise it waits for the 3-D Secure page.
 *
 * @param storeCard whether the shopper wants it to be stored
 */
export const submitCard =
  (card: AcceptedCard, storeCard?: boolean): Action =>
  (job, context) => {
    const payment = paymentToMake(job, context)
    payment.card = card
    if (storeCard !== undefined) payment.storeCard = storeCard
    payment.paymentMethods = ['Card']
    addStep(payment, 'PaymentMethodSelection', context.now)
    addStep(payment, 'Start', context.now)
    const flow = authenticationFlow(card.holderName)
    const isPaidOut = job.type === 'Credit' && !assumptions.credits.areAuthenticated
    if (isPaidOut || job.options.includes('IsMoto')) authorise(job, payment, context)
    else if ('outcome' in flow) conclude(job, payment, flow.outcome, context)
  }

/** How a wallet or a bank answers. Leaving it without an answer changes nothing: the shopper is back on the page. */
export const otherOutcomes = ['Approved', 'Declined'] as const
export type OtherOutcome = (typeof otherOutcomes)[number]

/**
 * A wallet or a bank has asked its customer: the payment is authorised or declined at once.
 *
 * @param bank the BIC of the bank, for iDEAL
 */
export const payByOther =
  (method: OtherMethod, outcome: OtherOutcome, bank?: string): Action =>
  (job, context) => {
    const payment = paymentToMake(job, context)
    payment.paymentMethods = [gatewayMethod(method)]
    if (gatewayMethod(method) === 'Card') payment.attributes.eWalletType = method
    if (bank) payment.attributes.idealBic = bank
    addStep(payment, 'PaymentMethodSelection', context.now)
    addStep(payment, 'Start', context.now)
    if (outcome === 'Declined') return decline(payment, 'Declined', undefined, context.now)
    authorise(job, payment, method === 'Ideal' ? capturingAtOnce(context) : context)
  }

/** A bank transfer cannot be reserved. */
const capturingAtOnce = (context: ActionContext): ActionContext => ({
  ...context,
  configuration: {
    ...context.configuration,
    settings: { ...context.configuration.settings, autoCapture: true },
  },
})

/** What the 3-D Secure page answered. @throws NotPossible when no answer is awaited */
export const authenticate =
  (outcome: AuthenticationOutcome): Action =>
  (job, context) => {
    const payment = currentPayment(job)
    if (stageOf(job) !== 'authenticating') throw new NotPossible('InvalidPaymentStatus', [payment.status])
    conclude(job, payment, outcome, context)
  }

/** The shopper left by the page's Cancel. @throws NotPossible when the payment is finished */
export const cancelByShopper: Action = (job, context) => {
  const payment = stageOf(job) === 'authenticating' ? currentPayment(job) : paymentToMake(job, context)
  move(payment, 'cancel', 'Cancel', context.now)
}

/** What time alone has decided: the answer of a bank that a challenge awaited, or its end without one. */
export const challengeOver: Action = (job, context) => {
  const ending = challengeEnding(job)
  if (ending && ending.at <= context.now) authenticate(ending.outcome)(job, context)
}

/** The job's time has run out. */
export const expire: Action = (job, { now }) => {
  const payment = currentPayment(job)
  if (payment.status === 'Pending') move(payment, 'expire', 'BackgroundProcess', now)
  job.closed = true
}

/**
 * Successful and attempted go on to authorisation, failed does not; unavailable goes on unless the merchant's
 * setting 3D Secure Required is on. Source: "Using our 3D Secure simulator" in the quick start.
 */
function conclude(
  job: PaymentJob,
  payment: Payment,
  outcome: AuthenticationOutcome,
  context: ActionContext,
): void {
  payment.authentication = outcome
  const error = authenticationError(outcome, context.configuration.settings)
  if (error === undefined) authorise(job, payment, context)
  else decline(payment, 'Failed', error, context.now)
}

function authenticationError(
  outcome: AuthenticationOutcome,
  settings: ConfigurationSettings,
): PaymentError['code'] | undefined {
  if (outcome === 'Failed' || outcome === 'Abandoned' || outcome === 'TimedOut') return 'ThreeDSecureFailed'
  if (outcome === 'Unavailable' && settings.threeDSecureRequired) return 'ThreeDSecureUnavailable'
  return undefined
}
