import { boolean, index, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import type { OrderDetails } from '@/lib/checkout/details'
import { shop } from '@/lib/database/schema'
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

/** What was ordered, by whom, and what is known of its payment. An order's lines never change, so they are part of it. */
export const orders = shop.table(
  'orders',
  {
    number: text().primaryKey(),
    /** The same for a checkout form that is sent twice, which therefore makes one order. */
    idempotencyKey: text('idempotency_key').notNull().unique(),
    /** Identifies one display of the checkout form. Orders that follow a failed one have the same. */
    checkoutId: text('checkout_id').notNull(),
    status: text().$type<OrderStatus>().notNull(),
    /** For the merchant: why the gateway gave no payment job. */
    reason: text(),
    locale: text().$type<Locale>().notNull(),
    currency: text().$type<Currency>().notNull(),
    /** Price of delivery in minor units, as `total`. */
    delivery: integer().notNull(),
    total: integer().notNull(),
    lines: jsonb().$type<OrderedLine[]>().notNull(),
    details: jsonb().$type<OrderDetails>().notNull(),
    paymentJobReference: text('payment_job_reference').unique(),
    /** The newest payment of the job. */
    paymentReference: text('payment_reference'),
    /** The hosted payment page of the job. */
    actionUrl: text('action_url'),
    /** `lastUpdateTimeUtc` of the newest state of the job that was applied. */
    jobUpdatedAt: text('job_updated_at'),
    placedAt: timestamp('placed_at', { withTimezone: true }).notNull().defaultNow(),
    /** When the gateway was last asked about the payment. */
    lastCheckedAt: timestamp('last_checked_at', { withTimezone: true }),
    /** Whether the purchased items have been removed from the cart of the shopper who paid. */
    cartCleared: boolean('cart_cleared').notNull().default(false),
  },
  (table) => [index('orders_by_status').on(table.status, table.lastCheckedAt)],
)

/** A stored order. */
export type Order = typeof orders.$inferSelect
