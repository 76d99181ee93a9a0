import { z } from 'zod'
import type { AcceptedCard } from './card.ts'
import type { PaymentStatus } from './payment-status.ts'

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

/** From shopper to merchant, or from merchant to shopper. */
export const jobTypes = ['Payment', 'Credit'] as const

export const locales = ['el_GR', 'en_US', 'nl_NL', 'en_GB', 'es_ES'] as const
export type Locale = (typeof locales)[number]

export const stepActions = [
  'DisplayHostedPage',
  'PaymentMethodSelection',
  'Start',
  'Process',
  'BackgroundProcess',
  'Capture',
  'Refund',
  'Cancel',
] as const
export type StepAction = (typeof stepActions)[number]

/** What happened to a payment, in order; kept for the merchant and never changed. */
export interface Step {
  reference: string
  createdAt: string
  action: StepAction
  status: PaymentStatus
}

/** Of a capture, of a refund and of its steps. */
export const completionStatusSchema = z.enum(['Pending', 'Completed', 'Failed'])
export type CompletionStatus = z.output<typeof completionStatusSchema>

export interface Capture {
  reference: string
  createdAt: string
  status: CompletionStatus
  amountToCapture: string
  isFinalCapture: boolean
  attributes: Record<string, string>
}

export interface Refund {
  reference: string
  createdAt: string
  refundNumber?: string | undefined
  status: CompletionStatus
  amountToRefund: string
  steps: RefundStep[]
  attributes: Record<string, string>
}

export const refundStepActions = ['Start', 'Process', 'Cancel'] as const

export interface RefundStep {
  reference: string
  createdAt: string
  action: (typeof refundStepActions)[number]
  status: CompletionStatus
}

/** How the shopper's bank answered the question whether this is the card's holder. */
export const authenticationOutcomes = [
  'Successful',
  'Failed',
  'Unavailable',
  'Attempted',
  /** The shopper left the bank's page without an answer. */
  'Abandoned',
  /** Nobody answered the bank's page in time. */
  'TimedOut',
] as const
export type AuthenticationOutcome = (typeof authenticationOutcomes)[number]

/** A reason why a payment did not succeed. The code is the gateway's; its words are chosen by locale. */
export interface PaymentError {
  code: 'ThreeDSecureFailed' | 'ThreeDSecureUnavailable' | 'NonThreeDSecureNotAllowed'
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
  /** Whether the shopper wants the card to be stored; undefined where only the merchant decides. */
  storeCard?: boolean
  error?: PaymentError
  paidAmount?: string
  paidAt?: string
  /** The merchant withdrew this payment, not the job: the shopper may pay the job in another way. */
  withdrawn?: true
}

/** Options of a create request; most come back as flags of the job. */
export const jobOptions = [
  'IsRecurringPaymentJobParent',
  'IsMoto',
  'StoreCustomerInformation',
  'StoreCardDetails',
  'GenerateToken',
  'Frictionless',
  'HostedNotCancelable',
  'AutoInvoice',
] as const
export type JobOption = (typeof jobOptions)[number]

export const recurrenceTypes = ['Subscription', 'Instalment', 'Unscheduled', 'CustomerInitiated'] as const

/** On what terms a stored card may be charged again. */
export interface RecurrenceCriteria {
  recurrenceType?: (typeof recurrenceTypes)[number] | undefined
  recurringExpiry?: string | undefined
  /** The minimum number of days between two payments. */
  recurringFrequency?: number | undefined
  instalments?: number | undefined
}

export const orderLineTypes = [
  'PhysicalItem',
  'DigitalItem',
  'ShippingCost',
  'PaymentCost',
  'Discount',
  'GiftCard',
  'ShopCredit',
] as const

/** Decimals are texts, as they were sent. */
export interface OrderLine {
  lineNumber?: number | undefined
  type?: (typeof orderLineTypes)[number] | undefined
  skuCode?: string | undefined
  name: string
  description?: string | undefined
  quantity?: string | undefined
  unitPriceExclVat?: string | undefined
  unitPriceInclVat?: string | undefined
  vatPercentage?: string | undefined
  vatPercentageLabel?: string | undefined
  discountPercentageLabel?: string | undefined
  totalLineAmount?: string | undefined
  url?: string | undefined
}

/** As the merchant sent it; unknown members are dropped. */
export interface Order {
  orderNumber?: string | undefined
  note?: string | undefined
  customerReference?: string | undefined
  billingAddress?: Record<string, string> | undefined
  billingIdentity?: Record<string, string> | undefined
  shippingAddress?: Record<string, string> | undefined
  orderLines: OrderLine[]
}

export type StoredOrder = Order & { createdAt: string }

/** A merchant's request to be paid one amount for one order. Times are ISO 8601 in UTC. */
export interface PaymentJob {
  reference: string
  traceReference: string
  configurationId: string
  /** The 128 hexadecimal digits that open the hosted page. */
  pageToken: string
  type: (typeof jobTypes)[number]
  createdAt: string
  updatedAt: string
  expiresAt: string
  locale: Locale
  timeZone: string
  currency: string
  amountToCollect: string
  paymentMethodsToUse: PaymentMethod[]
  order: StoredOrder
  /** Versions of the order that were replaced, oldest first. */
  orderHistory: StoredOrder[]
  options: JobOption[]
  parameters: Record<string, string>
  displayUrl?: string | undefined
  parentPaymentJobReference?: string | undefined
  recurrenceCriteria?: RecurrenceCriteria | undefined
  /** The card came with the request, from the merchant's server. */
  isDirect?: true
  /** The hosted page begins with the card form, not with the choice of an outcome. */
  startsAtCardForm?: true
  /** How often the shopper may try. */
  attempts: number
  /** Withdrawn by the merchant, or over time: nobody can pay it any more. */
  closed?: true
  /** A scenario makes another payment then. */
  laterPaymentAt?: string | undefined
  payments: [Payment, ...Payment[]]
}

/** Of the hosted page of a job, to be put behind the simulator's address. */
export const hostedPagePath = ({ pageToken }: Pick<PaymentJob, 'pageToken'>) => `/payment?ref=${pageToken}`

/** The newest attempt to pay: the one that a shopper or a merchant means when they do not say which. */
export function currentPayment(job: PaymentJob): Payment {
  return job.payments.reduce((_, newest) => newest)
}

/** The payment of a job that is known to be there. @throws Error when there is none */
export function paymentOf(job: PaymentJob, reference: string): Payment {
  const payment = job.payments.find((candidate) => candidate.reference === reference)
  if (!payment) throw new Error(`Payment job ${job.reference} has no payment ${reference}.`)
  return payment
}

/** The newest refund or capture of a payment: the one that an action has just added. */
export function newest<Part extends Refund | Capture>(parts: Part[]): Part {
  const part = parts.at(-1)
  if (!part) throw new Error('The payment has none.')
  return part
}
