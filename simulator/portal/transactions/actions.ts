import {
  AlreadyCancelled,
  captured,
  NotPossible,
  type NotPossibleCode,
  refunded,
} from '../../payments/actions.ts'
import { amountPattern, isTooFine, majorUnits, minorUnits } from '../../payments/amount.ts'
import type { Payment, PaymentJob } from '../../payments/payment-job.ts'
import type { ConfigurationSettings } from '../../payments/settings.ts'
import { isSettled } from '../../payments/settlement.ts'
import { Rejection } from '../rejection.ts'

/** What can be done in the Portal about a payment as it now is; `payments/` decides again when it is asked for. */
export interface PossibleActions {
  /** What is left to capture, as a decimal in major units. */
  capture?: string
  /** What is left to refund. */
  refund?: string
  /** What cancelling would mean. */
  cancel?: 'withdraw' | 'release' | 'void'
}

export function possibleActions(
  job: PaymentJob,
  payment: Payment,
  { refundsNeedSettlement }: Pick<ConfigurationSettings, 'refundsNeedSettlement'>,
  now: Date,
): PossibleActions {
  if (payment.status === 'Pending' && !job.closed) return { cancel: 'withdraw' }
  const left = minorUnits(payment.amountToCollect, job.currency) - captured(job, payment)
  if (payment.status === 'Reserved') return { capture: majorUnits(left, job.currency), cancel: 'release' }
  if (payment.status !== 'Paid') return {}
  const refundable = captured(job, payment) - refunded(job, payment)
  const settled = isSettled(payment, now)
  return {
    ...(refundable > 0n &&
      (settled || !refundsNeedSettlement) && { refund: majorUnits(refundable, job.currency) }),
    ...(!settled && payment.refunds.length === 0 && { cancel: 'void' as const }),
  }
}

/** An amount as it was typed, without blanks, signs of currencies, and commas between groups of three digits. */
export function plainAmount(typed: string): string {
  const text = typed.replace(/[\s£€$]/g, '')
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
}

/**
 * Reads an amount that somebody typed.
 *
 * @returns a decimal in major units
 * @throws Rejection when it is none, is nothing, or has more decimals than its currency
 */
export function readAmount(typed: string, currency: string): string {
  const text = plainAmount(typed)
  if (!amountPattern.test(text)) throw new Rejection('Write an amount such as 24.00.')
  if (isTooFine(text, currency)) throw new Rejection(`${currency} has not so many decimals.`)
  const minor = minorUnits(text, currency)
  if (minor === 0n) throw new Rejection('The amount must be more than zero.')
  return majorUnits(minor, currency)
}

const notPossible: Record<NotPossibleCode, (detail: string | undefined) => string> = {
  InvalidPaymentStatus: (detail) =>
    detail === 'changed'
      ? 'Something was captured since you opened the page. Look at its activity below, and try again if it is still wanted.'
      : `The payment is ${detail} and does not allow this any more.`,
  InvalidPaymentForRefund: (detail) =>
    detail === 'not settled'
      ? 'Refunds are possible from midnight on, London time, when the payment is settled. Until then it can be cancelled as a whole.'
      : `Only a paid payment can be refunded; this one is ${detail}.`,
  PaymentAlreadyFullyRefunded: () => 'The whole amount is refunded already.',
  RefundAmountExceedsOriginalAmount: () => 'This is more than is left to refund.',
  GenericRejectionOfRefund: () =>
    'Something was refunded since you opened the page. Look at its activity below, and try again if it is still wanted.',
  CaptureAmountExceedsOriginalAuthorisation: () => 'This is more than is left to capture.',
}

/** Waits for a change of a payment. @throws Rejection in words, where the payment does not allow it */
export async function rejectImpossible<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change
  } catch (error) {
    if (error instanceof NotPossible) throw new Rejection(notPossible[error.code](error.parameters[0]))
    if (error instanceof AlreadyCancelled) throw new Rejection('It is cancelled already.')
    throw error
  }
}
