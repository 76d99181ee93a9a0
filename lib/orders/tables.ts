import { boolean, index, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'
import type { Order } from './order'

/** The orders; `Order` says what each column holds. An order's lines never change, so they are part of it. */
export const orders = shop.table(
  'orders',
  {
    number: text().primaryKey(),
    idempotencyKey: text('idempotency_key').notNull().unique(),
    checkoutId: text('checkout_id').notNull(),
    status: text().$type<Order['status']>().notNull(),
    reason: text(),
    locale: text().$type<Order['locale']>().notNull(),
    currency: text().$type<Order['currency']>().notNull(),
    delivery: integer().notNull(),
    total: integer().notNull(),
    lines: jsonb().$type<Order['lines']>().notNull(),
    details: jsonb().$type<Order['details']>().notNull(),
    paymentJobReference: text('payment_job_reference').unique(),
    paymentReference: text('payment_reference'),
    actionUrl: text('action_url'),
    jobUpdatedAt: text('job_updated_at'),
    placedAt: timestamp('placed_at', { withTimezone: true }).notNull().defaultNow(),
    lastCheckedAt: timestamp('last_checked_at', { withTimezone: true }),
    cartCleared: boolean('cart_cleared').notNull().default(false),
  },
  (table) => [index('orders_by_status').on(table.status, table.lastCheckedAt)],
)
