import type { OtherMethod } from '../../payments/page-methods.ts'

/** Names that are the same in every language. */
export const methodNames: Record<OtherMethod, string> = {
  ApplePay: 'Apple Pay',
  GooglePay: 'Google Pay',
  ClickToPay: 'Click to Pay',
  PayPal: 'PayPal',
  Ideal: 'iDEAL',
}
