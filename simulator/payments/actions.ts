import type { AcceptedCard } from './card'
import type { ConfigurationSettings } from './configuration'
import { nextStatus, type PaymentEvent } from './lifecycle'
import {
  type AuthenticationOutcome,
  currentPayment,
  type Payment,
  type PaymentJob,
  type StepAction,
} from './payment-job'
import { newReference } from './references'
import { stageOf } from './stage'

/** The state of the payment does not allow what was asked. The code is the gateway's. */
export class NotPossible extends Error {
  override name = 'NotPossible'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** What an action may know besides the job. */
export interface Circumstances {
  settings: ConfigurationSettings
  now: Date
}

/** Changes a job that it was given for itself, or throws NotPossible and leaves the job as it was. */
export type Action = (job: PaymentJob, circumstances: Circumstances) => void

/** "Successful Payment" and "Failed Payment" on the simulation page. */
export const simulate =
  (outcome: 'Successful' | 'Failed'): Action =>
  (job, circumstances) => {
    expectStage(job, 'choosing')
    addStep(currentPayment(job), 'Start', circumstances.now)
    if (outcome === 'Successful') authorise(job, circumstances)
    else move(job, 'fail', 'Process', circumstances.now)
  }

/** The shopper has sent a card that was found in order; now the payment waits for 3-D Secure. */
export const submitCard =
  (card: AcceptedCard): Action =>
  (job, { now }) => {
    expectStage(job, 'choosing')
    const payment = currentPayment(job)
    payment.card = card
    payment.paymentMethods = ['Card']
    addStep(payment, 'PaymentMethodSelection', now)
    addStep(payment, 'Start', now)
  }

/**
 * What 3-D Secure answered. Successful and attempted go on to authorisation, failed does not; unavailable goes on
 * unless the merchant's setting 3D Secure Required is on. Source: "Using our 3D Secure simulator" in the quick start.
 */
export const authenticate =
  (outcome: AuthenticationOutcome): Action =>
  (job, circumstances) => {
    expectStage(job, 'authenticating')
    const payment = currentPayment(job)
    payment.authentication = outcome
    const refusal = authenticationRefusal(outcome, circumstances.settings)
    if (refusal === undefined) {
      authorise(job, circumstances)
    } else {
      payment.error = { code: refusal }
      move(job, 'fail', 'Process', circumstances.now)
    }
  }

/** The shopper left by the page's Cancel. */
export const cancelByShopper: Action = (job, { now }) => {
  if (stageOf(job) !== 'authenticating') expectStage(job, 'choosing')
  move(job, 'cancel', 'Cancel', now)
}

/** The job's time has run out. */
export const expire: Action = (job, { now }) => move(job, 'expire', 'BackgroundProcess', now)

function authenticationRefusal(
  outcome: AuthenticationOutcome,
  settings: ConfigurationSettings,
): string | undefined {
  if (outcome === 'Failed') return 'ThreeDSecureFailed'
  if (outcome === 'Unavailable' && settings.threeDSecureRequired) return 'ThreeDSecureUnavailable'
  return undefined
}

function authorise(job: PaymentJob, { settings, now }: Circumstances): void {
  const payment = currentPayment(job)
  // A zero amount checks a card and moves no money.
  const isCheck = Number(payment.amountToCollect) === 0
  move(job, isCheck ? 'verify' : settings.autoCapture ? 'pay' : 'reserve', 'Process', now)
  if (payment.status !== 'Paid') return
  payment.paidAmount = payment.amountToCollect
  job.paidAt = now.toISOString()
  payment.captures.push({
    reference: newReference('capture', now),
    createdAt: job.paidAt,
    status: 'Completed',
    amountToCapture: payment.amountToCollect,
    isFinalCapture: true,
  })
}

function move(job: PaymentJob, event: PaymentEvent, action: StepAction, now: Date): void {
  const payment = currentPayment(job)
  const status = nextStatus(payment.status, event)
  if (status === undefined) {
    throw new NotPossible('InvalidPaymentStatus', `A payment that is ${payment.status} cannot ${event}.`)
  }
  payment.status = status
  addStep(payment, action, now)
}

function addStep(payment: Payment, action: StepAction, now: Date): void {
  payment.steps.push({
    reference: newReference('step', now),
    createdAt: now.toISOString(),
    action,
    status: payment.status,
  })
}

function expectStage(job: PaymentJob, stage: ReturnType<typeof stageOf>): void {
  const actual = stageOf(job)
  if (actual !== stage) {
    throw new NotPossible('InvalidPaymentStatus', `The payment is not ${stage}, it is ${actual}.`)
  }
}
