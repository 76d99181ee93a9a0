import type { OrderDetails } from '@/lib/checkout/details'
import { itemOfCode } from '@/lib/discounts/uses'
import type { Currency, Locale } from '@/lib/i18n/locales'
import type { StockQuantity } from '@/lib/stock/stock-item'
import type { Vat } from '@/lib/tax/vat'
import type { JobCheck } from './job-checks'
import type { OrderStatus } from './order-status'

/** A line as it was when it was ordered. Amounts are in minor units, VAT included. VAT is not known of old orders. */
export interface OrderedLine extends Partial<Vat> {
  product: string
  option?: string | undefined
  /** The merchant's number of it; missing of old orders. */
  sku?: string | undefined
  name: string
  optionLabel?: string | undefined
  quantity: number
  unitPrice: number
  /** What a discount code took off; missing of old orders. */
  discount?: number | undefined
  /** What is paid for the line: the unit prices without the discount. */
  total: number
}

/**
 * A stored order: what is bought, by whom, and what became of its payment. One cart is one purchase: whoever goes
 * back, corrects something or tries again after a failure stays with the same order.
 */
export interface Order {
  number: string
  /** Of the cart that it was placed from; see `Cart`. */
  cartId: string
  /** Names the order in the return address. Nobody guesses it, and it shows no personal data. */
  returnToken: string
  /** Follows from the payment jobs; see `orderState`. */
  status: OrderStatus
  locale: Locale
  currency: Currency
  /** Price of delivery in minor units, as `total`. */
  delivery: number
  /** What VAT `delivery` contains; null of old orders. */
  deliveryVat: Vat | null
  total: number
  /** The discount code that the order used, and what it took off all lines together. */
  discount: { code: string; amount: number } | null
  lines: OrderedLine[]
  details: OrderDetails
  placedAt: Date
  /** When the payment was first authorised or paid. What follows from that happened then, once. */
  paidAt: Date | null
  /** When the order was first seen as cancelled or expired: a payment after that is late. */
  givenUpAt: Date | null
  /** Where the ordered quantities are: `held` while somebody can pay, `sold` when it is paid. */
  stock: 'none' | 'held' | 'sold'
  /** What was taken from the stock for that: what the catalogue limited at the time. */
  takenItems: StockQuantity[]
  /** Until then what is held stays held, whatever the payment jobs say: another one is about to be requested. */
  stockKeptUntil: Date | null
  /** The payment came when the stock was gone, and is given back. */
  soldOut: boolean
  /** The payment that pays the order. */
  paymentReference: string | null
  /** When it, or the first part of it, was marked as sent. */
  sentAt: Date | null
  /** When the gateway was last asked about the payment jobs. */
  lastCheckedAt: Date | null
  /** When the gateway is to be asked next, at the latest; null when nothing more can change. */
  nextCheckAt: Date | null
}

/**
 * How far the request for a payment job came: `requested` while the gateway has not responded; `unconfirmed` when the
 * response is missing or cannot be used, so that there may be a job; `rejected` when there is none.
 */
export type JobRequestState = 'requested' | 'created' | 'rejected' | 'unconfirmed'

/** A payment job of an order: one request for its total. Amounts are in minor units. */
export interface OrderPaymentJob {
  id: string
  orderNumber: string
  requestState: JobRequestState
  requestedAt: Date
  /** Identifies what was requested: the same contents, details and language. */
  fingerprint: string
  amount: number
  currency: string
  /** What the gateway calls it; null until its response is stored. */
  reference: string | null
  /** The hosted payment page. */
  actionUrl: string | null
  /** When the link to the hosted payment page stops working. */
  expiresAt: Date
  /** When the gateway confirmed that the shop has cancelled it: nobody can pay it then. */
  cancelledAt: Date | null
  /** For the merchant: why there is no payment job. */
  reason: string | null
  /** The gateway's `paymentStatus` at `updatedAt`. */
  status: string | null
  /** `lastUpdateTimeUtc` of the newest state that was stored. */
  updatedAt: string | null
  /** When the gateway last told of it, or that it does not know it. */
  lastCheckedAt: Date | null
  /** Whether the job is for another amount, currency or order number than was requested. */
  isMismatched: boolean
  payments: OrderPayment[]
  /** What happened to the payments; empty of jobs that were last heard of by an older version of the shop. */
  steps: PaymentStep[]
  /** When the gateway was asked, and why, oldest first. */
  checks: JobCheck[]
}

/** Something that happened to a payment, as the gateway tells it. */
export interface PaymentStep {
  /** In ISO 8601. */
  at: string
  /** The reference of the payment. */
  payment: string
  /** The gateway's word, such as `Start`. */
  action: string
  /** Of the payment afterwards, or of the capture or the refund. */
  status: string
  /** Of a capture or a refund, in minor units. */
  amount?: number | undefined
}

/** A payment of a job as the gateway tells it. Amounts are in minor units. */
export interface OrderPayment {
  reference: string
  /** The gateway's status. */
  status: string
  amount: number
  /** Whether the gateway has held or taken the money at any time, also if it has been released since. */
  wasAuthorised: boolean
  /** What was taken, by completed captures. */
  captured: number
  /** What was given back, by completed refunds. */
  refunded: number
  refunds: { reference: string; refundNumber?: string | undefined; status: string; amount: number }[]
  card?: { brand?: string | undefined; lastFour?: string | undefined } | undefined
  /** Why it failed: the gateway's code, or else the acquirer's; see `failureReason`. */
  failure?: string | undefined
}

/** Whether the personal data of an order was removed: every order had an email address. */
export const isRemoved = ({ email }: Pick<OrderDetails, 'email'>): boolean => email === ''

export const withoutCard = ({ card: _card, ...payment }: OrderPayment): OrderPayment => payment

/** What an order takes from the stock: its lines, and a use of its discount code. */
export const itemsOf = ({ lines, discount }: Pick<Order, 'lines' | 'discount'>): StockQuantity[] =>
  discount ? [...lines, itemOfCode(discount.code)] : lines

/** Why the shop gives money back. */
export const reversalReasons = {
  /** The payment is one too many: it goes back as a whole, unless it becomes the one that pays the order. */
  'second-payment': { isOfSurplus: true, isOfAmount: false },
  'superseded-job': { isOfSurplus: true, isOfAmount: false },
  /** The payment pays the order, and goes back as a whole. */
  'sold-out': { isOfSurplus: false, isOfAmount: false },
  /** An amount goes back of the payment that pays the order: of a withdrawal, or as a merchant refunds it. */
  withdrawal: { isOfSurplus: false, isOfAmount: true },
  refund: { isOfSurplus: false, isOfAmount: true },
}

export type ReversalReason = keyof typeof reversalReasons

/**
 * Money that the shop gives back: a payment is voided while it can be, and refunded otherwise; of one that was taken
 * for an order that is withdrawn from, an amount is refunded. Stored before the gateway is asked, so that it happens
 * whatever fails, and under a refund number, so that it happens once.
 */
export interface Reversal {
  /** Names it, here and at the gateway. */
  refundNumber: string
  paymentReference: string
  paymentJobReference: string
  orderNumber: string
  reason: ReversalReason
  /** In minor units: at most so much is given back, and no more than is left of the payment. */
  amount: number
  currency: string
  /** The items that a merchant refunds; empty where the amount was named, and of all other reasons. */
  items: StockQuantity[]
  /** Whether these are put back into stock when it is completed. */
  isRestocked: boolean
  state: 'due' | 'completed' | 'failed'
  /** How often it was claimed. Who holds a claim of which this is not the number any more has lost it. */
  attempts: number
  /** Why the gateway did not do it the last time. */
  lastError: string | null
  nextAttemptAt: Date
  createdAt: Date
}
