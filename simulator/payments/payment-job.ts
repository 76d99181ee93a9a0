import type { AcceptedCard } from './card'

/** Statuses of a payment job, of a payment and of a step: one enumeration for the three. */
export const paymentStatuses = [
  'Pending',
  'Reserved',
  'Commissioned',
  'Paid',
  'Verified',
  'Cancelled',
  'Failed',
  'Rejected',
  'Expired',
  'Blocked',
  'Declined',
] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

export const paymentMethods = [
  'Ideal',
  'PayPal',
  'Card',
  'Bancontact',
  'SepaBanktransfer',
  'KlarnaPayLater',
  'KlarnaSliceIt',
  'KlarnaPayNow',
  'AfterPay',
  'DirectDebit',
] as const
export type PaymentMethod = (typeof paymentMethods)[number]

export const locales = ['el_GR', 'en_US', 'nl_NL', 'en_GB', 'es_ES'] as const
export type Locale = (typeof locales)[number]

export type StepAction =
  | 'DisplayHostedPage'
  | 'PaymentMethodSelection'
  | 'Start'
  | 'Process'
  | 'BackgroundProcess'
  | 'Capture'
  | 'Refund'
  | 'Cancel'

/** What happened to a payment, in order; kept for the merchant and never changed. */
export interface Step {
  reference: string
  createdAt: string
  action: StepAction
  status: PaymentStatus
}

export interface Capture {
  reference: string
  createdAt: string
  status: 'Pending' | 'Completed' | 'Failed'
  amountToCapture: string
  isFinalCapture: boolean
}

export interface Refund {
  reference: string
  createdAt: string
  refundNumber?: string
  status: 'Pending' | 'Completed' | 'Failed'
  amountToRefund: string
}

/** How the shopper's bank answered the question whether this is the card's holder. */
export const authenticationOutcomes = ['Successful', 'Failed', 'Unavailable', 'Attempted'] as const
export type AuthenticationOutcome = (typeof authenticationOutcomes)[number]

/** A reason why a payment did not succeed. The code is the gateway's; its words are chosen by locale. */
export interface PaymentError {
  code: string
}

/** One attempt to pay. A payment job holds several when the shopper tries again. */
export interface Payment {
  reference: string
  createdAt: string
  status: PaymentStatus
  /** A decimal in major units, with the scale that the merchant sent. */
  amountToCollect: string
  paymentMethods: PaymentMethod[]
  steps: Step[]
  captures: Capture[]
  refunds: Refund[]
  attributes: Record<string, string>
  /** Masked: neither the whole number nor the security code is ever kept. */
  card?: AcceptedCard
  authentication?: AuthenticationOutcome
  error?: PaymentError
  paidAmount?: string
}

/** As the merchant sent it; unknown members are dropped. */
export interface Order {
  orderNumber?: string
  note?: string
  customerReference?: string
  billingAddress?: Record<string, string>
  billingIdentity?: Record<string, string>
  shippingAddress?: Record<string, string>
  orderLines: Record<string, string | number>[]
}

/** The wish of a merchant to be paid one amount for one order. Times are ISO 8601 in UTC. */
export interface PaymentJob {
  reference: string
  traceReference: string
  configurationId: string
  /** The 128 hexadecimal digits that open the hosted page. */
  pageToken: string
  type: 'Payment' | 'Credit'
  createdAt: string
  updatedAt: string
  expiresAt: string
  locale: Locale
  timeZone: string
  currency: string
  amountToCollect: string
  paymentMethodsToUse: PaymentMethod[]
  order: Order & { createdAt: string }
  options: string[]
  parameters: Record<string, string>
  displayUrl?: string
  payments: [Payment, ...Payment[]]
  paidAt?: string
}

/** The newest attempt to pay: the one that a shopper or a merchant means when they do not say which. */
export function currentPayment(job: PaymentJob): Payment {
  return job.payments.reduce((_, newest) => newest)
}
