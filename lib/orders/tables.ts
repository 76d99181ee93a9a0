import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'
import type { AttentionKind } from './attention'
import type { Order, OrderPaymentJob, Reversal } from './order'
import { orderStatuses } from './order-status'
import type { Withdrawal } from './withdrawal'

/** By so many of its last digits a telephone number is found: with or without the country, it ends alike. */
export const phoneDigits = 8

/** What of an order is searched for, as its index has it. */
export const searchable = {
  email: ({ details }: { details: AnyPgColumn }) => sql`lower(${details} ->> 'email')`,
  firstName: ({ details }: { details: AnyPgColumn }) => sql`lower(${details} ->> 'firstName')`,
  lastName: ({ details }: { details: AnyPgColumn }) => sql`lower(${details} ->> 'lastName')`,
  /** An order has one, where the parcel goes. */
  phone: ({ details }: { details: AnyPgColumn }) =>
    sql`right(regexp_replace(coalesce(${details} -> 'shippingAddress' ->> 'phoneNumber1', ${details} ->> 'phoneNumber1'), '[^0-9]', '', 'g'), ${sql.raw(String(phoneDigits))})`,
  discountCode: ({ discount }: { discount: AnyPgColumn }) => sql`lower(${discount} ->> 'code')`,
  /** Names and SKUs of what was ordered, as an array in JSON. */
  products: ({ lines }: { lines: AnyPgColumn }) =>
    sql`(lower((jsonb_path_query_array(${lines}, '$[*].name') || jsonb_path_query_array(${lines}, '$[*].sku'))::text)::jsonb)`,
}

const sendable = Object.entries(orderStatuses).flatMap(([status, { isAuthorisedOrPaid }]) =>
  isAuthorisedOrPaid ? `'${status}'` : [],
)

/** Whether an order is to be sent, as its index has it. */
export const isToSend = ({ status, sentAt }: { status: AnyPgColumn; sentAt: AnyPgColumn }) =>
  sql`${sentAt} is null and ${status} in (${sql.raw(sendable.join(', '))})`

/** The orders; `Order` says what each column holds. An order's lines are read and written as a whole. */
export const orders = shop.table(
  'orders',
  {
    number: text().primaryKey(),
    cartId: text('cart_id').notNull().unique(),
    returnToken: text('return_token').notNull().unique(),
    status: text().$type<Order['status']>().notNull(),
    locale: text().$type<Order['locale']>().notNull(),
    currency: text().$type<Order['currency']>().notNull(),
    delivery: integer().notNull(),
    deliveryVat: jsonb('delivery_vat').$type<Order['deliveryVat']>(),
    total: integer().notNull(),
    discount: jsonb().$type<Order['discount']>(),
    lines: jsonb().$type<Order['lines']>().notNull(),
    details: jsonb().$type<Order['details']>().notNull(),
    placedAt: timestamp('placed_at', { withTimezone: true }).notNull().defaultNow(),
    paidAt: timestamp('paid_at', { withTimezone: true }),
    givenUpAt: timestamp('given_up_at', { withTimezone: true }),
    stock: text().$type<Order['stock']>().notNull().default('none'),
    takenItems: jsonb('taken_items').$type<Order['takenItems']>().notNull().default([]),
    stockKeptUntil: timestamp('stock_kept_until', { withTimezone: true }),
    soldOut: boolean('sold_out').notNull().default(false),
    paymentReference: text('payment_reference'),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    lastCheckedAt: timestamp('last_checked_at', { withTimezone: true }),
    nextCheckAt: timestamp('next_check_at', { withTimezone: true }),
  },
  (table) => {
    // As lists show them: the newest first, of all or of those that are equal in something.
    const newestFirst = [table.placedAt, table.number] as const
    return [
      index('orders_by_next_check').on(table.nextCheckAt),
      // What of them is too old is removed.
      index('orders_with_personal_data')
        .on(table.placedAt)
        .where(sql`${table.details} ->> 'email' <> '' and ${table.nextCheckAt} is null`),
      index('orders_by_time').on(...newestFirst),
      index('orders_by_status').on(table.status, ...newestFirst),
      index('orders_by_total').on(table.total, ...newestFirst),
      index('orders_by_email').on(searchable.email(table), ...newestFirst),
      index('orders_by_last_name').on(searchable.lastName(table), ...newestFirst),
      index('orders_by_name').on(searchable.lastName(table), searchable.firstName(table), ...newestFirst),
      index('orders_by_phone').on(searchable.phone(table), ...newestFirst),
      index('orders_by_discount_code').on(searchable.discountCode(table), ...newestFirst),
      index('orders_by_product').using('gin', searchable.products(table)),
      index('orders_to_send')
        .on(...newestFirst)
        .where(isToSend(table)),
      index('orders_by_number_start').on(table.number.op('text_pattern_ops')),
    ]
  },
)

/** The payment jobs of the orders; `OrderPaymentJob` says what each column holds. */
export const paymentJobs = shop.table(
  'payment_jobs',
  {
    id: uuid().primaryKey(),
    orderNumber: text('order_number')
      .notNull()
      .references(() => orders.number),
    requestState: text('request_state').$type<OrderPaymentJob['requestState']>().notNull(),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    fingerprint: text().notNull(),
    amount: integer().notNull(),
    currency: text().notNull(),
    reference: text().unique(),
    actionUrl: text('action_url'),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    cancelledAt: timestamp('cancelled_at', { withTimezone: true }),
    reason: text(),
    status: text(),
    updatedAt: text('updated_at'),
    lastCheckedAt: timestamp('last_checked_at', { withTimezone: true }),
    isMismatched: boolean('is_mismatched').notNull().default(false),
    payments: jsonb().$type<OrderPaymentJob['payments']>().notNull().default([]),
    steps: jsonb().$type<OrderPaymentJob['steps']>().notNull().default([]),
    checks: jsonb().$type<OrderPaymentJob['checks']>().notNull().default([]),
  },
  (table) => [
    index('payment_jobs_by_order').on(table.orderNumber, table.requestedAt),
    // Finds references of payments and refunds, and the last digits of cards.
    index('payment_jobs_by_payment').using('gin', table.payments.op('jsonb_path_ops')),
  ],
)

/** What the shop gives back of payments; `Reversal` says what each column holds. */
export const reversals = shop.table(
  'reversals',
  {
    refundNumber: text('refund_number').primaryKey(),
    paymentReference: text('payment_reference').notNull(),
    paymentJobReference: text('payment_job_reference').notNull(),
    orderNumber: text('order_number')
      .notNull()
      .references(() => orders.number),
    reason: text().$type<Reversal['reason']>().notNull(),
    amount: integer().notNull(),
    currency: text().notNull(),
    items: jsonb().$type<Reversal['items']>().notNull().default([]),
    isRestocked: boolean('is_restocked').notNull().default(false),
    state: text().$type<Reversal['state']>().notNull().default('due'),
    attempts: integer().notNull().default(0),
    lastError: text('last_error'),
    nextAttemptAt: timestamp('next_attempt_at', { withTimezone: true }).notNull().defaultNow(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('reversals_by_order').on(table.orderNumber)],
)

/** What a merchant has sent to shoppers: a parcel, or all parcels, of an order. */
export const shipments = shop.table(
  'shipments',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    orderNumber: text('order_number')
      .notNull()
      .references(() => orders.number),
    /** Where the carrier says where it is. */
    trackingUrl: text('tracking_url'),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('shipments_by_order').on(table.orderNumber)],
)

/** What a merchant has to look at, once for each subject; `attentionKinds` says what to do. */
export const attention = shop.table(
  'attention',
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null of what concerns no order. */
    orderNumber: text('order_number').references(() => orders.number),
    kind: text().$type<AttentionKind>().notNull(),
    /** The reference of the payment, job or refund that it is about. */
    subject: text().notNull(),
    detail: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
  },
  (table) => [unique('attention_once').on(table.orderNumber, table.kind, table.subject)],
)

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
