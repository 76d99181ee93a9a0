import { integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'
import { orders } from '@/lib/orders/tables'
import type { Seller } from './seller'

/** Null of what was issued before the shop stored it: then the seller is that of today. */
const seller = () => jsonb().$type<Seller>()

/** The invoices of the orders, numbered without a gap in the order in which they were issued. */
export const invoices = shop.table('invoices', {
  number: integer().primaryKey(),
  orderNumber: text('order_number')
    .notNull()
    .unique()
    .references(() => orders.number),
  issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
  seller: seller(),
})

/** The credit notes of what was refunded, released or voided, numbered likewise. */
export const creditNotes = shop.table('credit_notes', {
  number: integer().primaryKey(),
  /** As the gateway calls the refund, or the payment that was released or voided. */
  refundReference: text('refund_reference').notNull().unique(),
  invoiceNumber: integer('invoice_number')
    .notNull()
    .references(() => invoices.number),
  issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
  seller: seller(),
})
