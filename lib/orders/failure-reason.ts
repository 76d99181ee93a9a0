import { paymentOutcome } from '@/lib/cashflows/payment-status'
import type { OrderPayment } from './order'

/** Why a payment failed, as the shopper is told: the messages `order.reasons.…`. */
export type FailureReason =
  | 'declined'
  | 'insufficientFunds'
  | 'cardDetails'
  | 'threeDSecureFailed'
  | 'threeDSecureUnavailable'
  | 'blocked'

/**
 * The gateway's codes, which may carry a number behind them, and the acquirer's: a letter, a digit that only the acquirer
 * knows, and two digits for the reason. Source: the error codes of the gateway's reference, and the response codes of the
 * acquirer as other payment providers publish them. A code that is not here is no reason to tell a shopper.
 */
const reasonsOfCodes: [RegExp, FailureReason][] = [
  [/^ThreeDSecureFailed(_\d+)?$/, 'threeDSecureFailed'],
  [/^NonThreeDSecureNotAllowed(_\d+)?$/, 'threeDSecureFailed'],
  [/^ThreeDSecureUnavailable(_\d+)?$/, 'threeDSecureUnavailable'],
  [/^D\d(01|03|05|07|11|40|41|43)$/, 'declined'],
  [/^D\d02$/, 'insufficientFunds'],
  // The bank asks for an authentication that there was not.
  [/^D\d49$/, 'threeDSecureFailed'],
  [/^D\d9[01]$/, 'blocked'],
  [/^B\d{3}$/, 'blocked'],
  // Expiry date, security code, card number, cardholder name.
  [/^V\d0[2567]$/, 'cardDetails'],
]

/** The statuses that say by themselves what happened. */
const reasonsOfStatuses: Partial<Record<string, FailureReason>> = { Declined: 'declined', Blocked: 'blocked' }

/** Why a payment failed; undefined where it did not, or the gateway does not say it in a way that helps a shopper. */
export function failureReason({
  status,
  failure = '',
}: Pick<OrderPayment, 'status' | 'failure'>): FailureReason | undefined {
  if (paymentOutcome(status) !== 'failed') return undefined
  const [, reason] = reasonsOfCodes.find(([code]) => code.test(failure)) ?? []
  return reason ?? reasonsOfStatuses[status]
}
