import { index, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'
import type { Withdrawal } from './withdrawal'

/**
 * The statements of shoppers who withdraw from orders; `Withdrawal` says what each column holds. Whether there is such an
 * order is not asked when one is stored.
 */
export const withdrawals = shop.table(
  'withdrawals',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    token: text().notNull().unique(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull().defaultNow(),
    orderNumber: text('order_number').notNull(),
    name: text().notNull(),
    email: text().notNull(),
    lines: jsonb().$type<Withdrawal['lines']>().notNull(),
    items: text(),
    locale: text().$type<Withdrawal['locale']>().notNull(),
    state: text().$type<Withdrawal['state']>().notNull().default('received'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    acceptedItems: jsonb('accepted_items').$type<Withdrawal['acceptedItems']>().notNull().default([]),
    amount: integer().notNull().default(0),
    reason: text(),
  },
  (table) => [index('withdrawals_by_order').on(table.orderNumber)],
)
