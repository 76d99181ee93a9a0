import type { AuthenticationOutcome, PaymentError } from './payment-job.ts'

/** How the bank answered, in words. */
export const authenticationNames: Record<AuthenticationOutcome, string> = {
  Successful: 'The bank confirmed the cardholder',
  Failed: 'The bank did not confirm the cardholder',
  Unavailable: 'The bank could not be reached',
  Attempted: 'Attempted: the bank does not take part',
  Abandoned: 'The shopper left the bank’s page',
  TimedOut: 'Nobody answered the bank in time',
}

/** Why a payment did not succeed, in words. */
export const reasonNames: Record<PaymentError['code'], string> = {
  ThreeDSecureFailed: '3-D Secure failed',
  ThreeDSecureUnavailable: '3-D Secure was not available',
  NonThreeDSecureNotAllowed: 'Payments without 3-D Secure are not allowed',
}
