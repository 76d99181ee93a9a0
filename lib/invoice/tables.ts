import { integer, text, timestamp } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'
import { orders } from '@/lib/orders/tables'

/** The invoices of the orders, numbered without a gap in the order in which they were issued. */
export const invoices = shop.table('invoices', {
  number: integer().primaryKey(),
  orderNumber: text('order_number')
    .notNull()
    .unique()
    .references(() => orders.number),
  issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
})

/** The credit notes of refunds, numbered likewise. */
export const creditNotes = shop.table('credit_notes', {
  number: integer().primaryKey(),
  /** As the gateway calls the refund. */
  refundReference: text('refund_reference').notNull().unique(),
  invoiceNumber: integer('invoice_number')
    .notNull()
    .references(() => invoices.number),
  issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
})
