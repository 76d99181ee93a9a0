import { acquiringDetails } from './acquiring-details.ts'
import { majorUnits, minorUnits } from './amount.ts'
import type { Configuration } from './configuration.ts'
import { eventTo, nextStatus, type PaymentEvent } from './lifecycle.ts'
import { newPayment } from './new-payment-job.ts'
import {
  currentPayment,
  type Payment,
  type PaymentError,
  type PaymentJob,
  type StepAction,
} from './payment-job.ts'
import type { FailedStatus, PaymentStatus } from './payment-status.ts'
import { newReference } from './references.ts'
import { mayTryAgain, stageOf } from './stage.ts'

/**
 * The state of a payment does not allow what was asked. The code and its parameters are the gateway's.
 *
 * @param reason where the code alone does not tell; API clients do not get it
 */
export class NotPossible extends Error {
  override name = 'NotPossible'
  constructor(
    readonly code: NotPossibleCode,
    readonly parameters: string[] = [],
    readonly reason?: NotPossibleReason,
  ) {
    super([code, ...parameters, reason].filter(Boolean).join(' '))
  }
}

/** Somebody else changed the payment meanwhile, or it has to be settled first. */
type NotPossibleReason = 'changed' | 'unsettled'

/** The payment or the job is cancelled already: no error for the gateway, which answers with a warning. */
export class AlreadyCancelled extends Error {
  override name = 'AlreadyCancelled'
}

export type NotPossibleCode =
  | 'InvalidPaymentStatus'
  | 'InvalidPaymentForRefund'
  | 'PaymentAlreadyFullyRefunded'
  | 'RefundAmountExceedsOriginalAmount'
  | 'GenericRejectionOfRefund'
  | 'CaptureAmountExceedsOriginalAuthorisation'

/** What may happen to a payment that a fault can be injected into. */
export type FaultOccasion = 'success' | 'failure' | 'refund'

/** What goes wrong on purpose with a payment or a refund. */
export interface PaymentFault {
  on: FaultOccasion
  /** How a payment ends that would have succeeded. */
  endsAs?: FailedStatus | 'Expired'
  /** Another payment of the job is made after this delay. */
  anotherPaymentAfterMs?: number
  refundFails?: true
}

/** What an action may know besides the job. */
export interface ActionContext {
  configuration: Configuration
  now: Date
  /** The fault that is injected into the action. */
  fault?: PaymentFault | undefined
}

/** Changes a job that it was given for itself, or throws NotPossible and leaves the job as it was. */
export type Action = (job: PaymentJob, context: ActionContext) => void

/** Moves a payment along the lifecycle and records the step. @throws NotPossible */
export function move(payment: Payment, event: PaymentEvent, action: StepAction, now: Date): void {
  const status = nextStatus(payment.status, event)
  if (status === undefined) throw new NotPossible('InvalidPaymentStatus', [payment.status])
  payment.status = status
  addStep(payment, action, now)
}

/** Brings a new payment into a status at once. @throws NotPossible when none of its events leads there */
export function moveTo(payment: Payment, status: PaymentStatus, action: StepAction, now: Date): void {
  const event = eventTo(status)
  if (event === undefined) throw new NotPossible('InvalidPaymentStatus', [payment.status])
  move(payment, event, action, now)
}

/** Records what happened to a payment, with the status that it has now. */
export function addStep(payment: Payment, action: StepAction, now: Date): void {
  payment.steps.push({
    reference: newReference('step', now),
    createdAt: now.toISOString(),
    action,
    status: payment.status,
  })
}

/** The payment that a shopper is about to make: the newest one while it waits, else one more attempt. @throws NotPossible */
export function paymentToMake(job: PaymentJob, { configuration, now }: ActionContext): Payment {
  const payment = currentPayment(job)
  if (stageOf(job) !== 'choosing') throw new NotPossible('InvalidPaymentStatus', [payment.status])
  if (!mayTryAgain(job)) return payment
  const next = newPayment(job, configuration, now)
  job.payments.push(next)
  return next
}

/**
 * The acquirer agrees: the payment becomes Paid, Verified with a zero amount, or Reserved without Auto Capture. What is
 * paid out is not reserved.
 */
export function authorise(job: PaymentJob, payment: Payment, context: ActionContext): void {
  const { configuration, now, fault } = context
  if (fault?.endsAs) {
    decline(payment, fault.endsAs, undefined, now)
    return
  }
  // A zero amount checks a card and moves no money.
  const isCheck = minorUnits(payment.amountToCollect, job.currency) === 0n
  const isCaptured = configuration.settings.autoCapture || job.type === 'Credit'
  move(payment, isCheck ? 'verify' : isCaptured ? 'pay' : 'reserve', 'Process', now)
  payment.attributes.paymentMethodTransactionId = newReference('trace', now)
  payment.attributes.cashFlowsAcquiringDetails = acquiringDetails(
    payment,
    true,
    configuration.settings.avs ? job.order : undefined,
  )
  if (payment.status === 'Paid') addCapture(job, payment, payment.amountToCollect, true, now)
}

/** The payment does not succeed, for a reason that the gateway has a code for, or for none that it names. */
export function decline(
  payment: Payment,
  status: FailedStatus | 'Expired',
  code: PaymentError['code'] | undefined,
  now: Date,
): void {
  moveTo(payment, status, 'Process', now)
  payment.attributes.cashFlowsAcquiringDetails = acquiringDetails(payment, false)
  if (code !== undefined) payment.error = { code }
}

/** Adds a completed capture. The last one of a payment makes it count as paid. */
export function addCapture(
  job: PaymentJob,
  payment: Payment,
  amountToCapture: string,
  isFinalCapture: boolean,
  now: Date,
): void {
  payment.captures.push({
    reference: newReference('capture', now),
    createdAt: now.toISOString(),
    status: 'Completed',
    amountToCapture,
    isFinalCapture,
    attributes: { paymentMethodTransactionId: newReference('trace', now) },
  })
  if (!isFinalCapture) return
  const isWhole = payment.captures.length === 1 && amountToCapture === payment.amountToCollect
  payment.paidAmount = isWhole ? amountToCapture : majorUnits(captured(job, payment), job.currency)
  payment.paidAt = now.toISOString()
}

/** In minor units. */
export function captured(job: PaymentJob, payment: Payment): bigint {
  return sum(payment.captures.map(({ amountToCapture }) => minorUnits(amountToCapture, job.currency)))
}

/** In minor units, without failed refunds. */
export function refunded(job: PaymentJob, payment: Payment): bigint {
  const given = payment.refunds.filter(({ status }) => status !== 'Failed')
  return sum(given.map(({ amountToRefund }) => minorUnits(amountToRefund, job.currency)))
}

const sum = (amounts: bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
