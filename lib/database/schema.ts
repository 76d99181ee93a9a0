import { boolean, index, integer, jsonb, pgSchema, text, timestamp } from 'drizzle-orm/pg-core'
import type { Locale } from '@/lib/i18n/locales'
import type { Currency } from '@/lib/money'
import type { OrderStatus } from '@/lib/orders/lifecycle'
import type { OrderDetails, OrderedLine } from '@/lib/orders/order'

/** Everything of the shop's stands in one PostgreSQL schema, so that it can share a database. */
export const shop = pgSchema('shop')

/** What was ordered, by whom, and what is known of its payment. An order's lines never change, so they stand in it. */
export const orders = shop.table(
  'orders',
  {
    number: text().primaryKey(),
    /** Names one submission of the checkout form: the same form sent twice makes one order. */
    submission: text().notNull().unique(),
    /** Which showing of the checkout form the order came from. */
    attempt: text().notNull(),
    status: text().$type<OrderStatus>().notNull(),
    /** For the shopkeeper: why the gateway gave no payment job. */
    reason: text(),
    locale: text().$type<Locale>().notNull(),
    currency: text().$type<Currency>().notNull(),
    /** Amounts are in minor units. */
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
    askedAt: timestamp('asked_at', { withTimezone: true }),
    /** Whether the lines bought have left the cart of the shopper who paid. */
    leftCart: boolean('left_cart').notNull().default(false),
  },
  (table) => [index('orders_by_status').on(table.status, table.askedAt)],
)
