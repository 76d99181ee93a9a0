import { sql } from 'drizzle-orm'
import { index, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'
import type { Email } from './email'

/** The outbox of emails, written in the transactions that cause them; `Email` says what each column holds. */
export const emails = shop.table(
  'emails',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    key: text().notNull().unique(),
    kind: text().$type<Email['kind']>().notNull(),
    content: jsonb().$type<Email['content']>(),
    orderNumber: text('order_number'),
    recipient: text().notNull(),
    locale: text().$type<Email['locale']>().notNull(),
    state: text().$type<Email['state']>().notNull().default('due'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
    lastError: text('last_error'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    sentAt: timestamp('sent_at', { withTimezone: true }),
  },
  (table) => [
    index('emails_due').on(table.nextAttemptAt).where(sql`${table.state} = 'due'`),
    // Those that could not be sent are few, and are to be found among all.
    index('emails_failed').on(table.id).where(sql`${table.state} = 'failed'`),
    index('emails_by_order').on(table.orderNumber),
  ],
)
