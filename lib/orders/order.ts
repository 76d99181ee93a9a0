import type { OrderDetails } from '@/lib/checkout/details'
import type { Currency, Locale } from '@/lib/i18n/locales'
import type { OrderStatus } from './lifecycle'

/** A line as it was when it was ordered. Amounts are in minor units. */
export interface OrderedLine {
  product: string
  option?: string | undefined
  name: string
  optionLabel?: string | undefined
  quantity: number
  unitPrice: number
  total: number
}

/** A stored order: what was ordered, by whom, and what is known of its payment. */
export interface Order {
  number: string
  /** The same for a checkout form that is sent twice, which therefore makes one order. */
  idempotencyKey: string
  /** Identifies one display of the checkout form. Orders that follow a failed one have the same. */
  checkoutId: string
  status: OrderStatus
  /** For the merchant: why the gateway gave no payment job. */
  reason: string | null
  locale: Locale
  currency: Currency
  /** Price of delivery in minor units, as `total`. */
  delivery: number
  total: number
  lines: OrderedLine[]
  details: OrderDetails
  paymentJobReference: string | null
  /** The newest payment of the job. */
  paymentReference: string | null
  /** The hosted payment page of the job. */
  actionUrl: string | null
  /** `lastUpdateTimeUtc` of the newest state of the job that was applied. */
  jobUpdatedAt: string | null
  placedAt: Date
  /** When the gateway was last asked about the payment. */
  lastCheckedAt: Date | null
  /** Whether the purchased items have been removed from the cart of the shopper who paid. */
  cartCleared: boolean
}
