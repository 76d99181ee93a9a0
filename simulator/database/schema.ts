import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  json,
  numeric,
  pgSchema,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { Theme } from '../branding/theme.ts'
import type { ScenarioName, Trouble } from '../faults/scenarios.ts'
import type { AcceptedCard } from '../payments/card.ts'
import type { ConfigurationSettings } from '../payments/configuration.ts'
import type { PaymentJob, PaymentStatus } from '../payments/payment-job.ts'

/** The simulator's tables stand in a PostgreSQL schema of their own, so that it can share a database with a shop. */
export const simulatorSchema = pgSchema('simulator')

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const configuration = simulatorSchema.table('configuration', {
  configurationId: text('configuration_id').primaryKey(),
  apiKey: text('api_key').notNull(),
  nextApiKey: text('next_api_key'),
  /** The key before the current one: only to recognise a caller who still uses it. */
  formerApiKey: text('former_api_key'),
  /** The key of the environment that was made the current one last: a restart with the same does not do so again. */
  appliedApiKey: text('applied_api_key'),
  wrongHashes: integer('wrong_hashes').notNull().default(0),
  locked: boolean('locked').notNull().default(false),
  settings: json('settings').$type<Partial<ConfigurationSettings>>().notNull(),
  troubles: json('troubles').$type<Trouble[]>().notNull().default([]),
})

/** Calls whose signature was refused, and what the caller did wrong. */
export const refusedSignature = simulatorSchema.table(
  'refused_signature',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    configurationId: text('configuration_id').notNull(),
    at: moment('at').notNull(),
    method: text('method').notNull(),
    path: text('path').notNull(),
    explanation: text('explanation').notNull(),
  },
  (table) => [index('refused_signature_by_configuration').on(table.configurationId, table.id)],
)

/** A job is read and written as a whole, so its document is one value; what it is searched by stands beside it. */
export const paymentJob = simulatorSchema.table(
  'payment_job',
  {
    reference: text('reference').primaryKey(),
    configurationId: text('configuration_id').notNull(),
    pageToken: text('page_token').notNull().unique(),
    orderNumber: text('order_number'),
    /** In small letters. */
    email: text('email'),
    /** In major units. */
    amount: numeric('amount'),
    currency: text('currency'),
    paymentReferences: text('payment_references').array(),
    status: text('status').$type<PaymentStatus>().notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at'),
    expiresAt: moment('expires_at').notNull(),
    laterPaymentAt: moment('later_payment_at'),
    document: json('document').$type<PaymentJob>().notNull(),
  },
  (table) => [
    index('payment_job_by_order').on(table.configurationId, table.orderNumber),
    index('payment_job_by_creation').on(table.configurationId, table.createdAt, table.reference),
    index('payment_job_by_change').on(table.configurationId, table.updatedAt),
    index('payment_job_by_status').on(table.configurationId, table.status, table.createdAt, table.reference),
    index('payment_job_by_email').on(table.configurationId, table.email.op('text_pattern_ops')),
    index('payment_job_by_amount').on(table.configurationId, table.amount),
    index('payment_job_by_payment').using('gin', table.paymentReferences),
    index('payment_job_by_expiry').on(table.expiresAt).where(sql`${table.status} = 'Pending'`),
    index('payment_job_by_later_payment')
      .on(table.laterPaymentAt)
      .where(sql`${table.laterPaymentAt} is not null`),
  ],
)

/** A shopper that a merchant knows by this reference, and whose cards can be kept. */
export const customer = simulatorSchema.table('customer', {
  reference: text('reference').primaryKey(),
  configurationId: text('configuration_id').notNull(),
  createdAt: moment('created_at').notNull(),
})

/** A card that can pay again without being typed: masked, and never with its security code. */
export const storedCard = simulatorSchema.table(
  'stored_card',
  {
    token: text('token').primaryKey(),
    configurationId: text('configuration_id').notNull(),
    customerReference: text('customer_reference'),
    card: json('card').$type<AcceptedCard>().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('stored_card_by_customer').on(table.customerReference)],
)

export const notificationStates = ['waiting', 'acknowledged', 'superseded', 'given up', 'dropped'] as const
export type NotificationState = (typeof notificationStates)[number]

/** The outbox. A row is written in the transaction that changes a payment's status, so that none is lost. */
export const notification = simulatorSchema.table(
  'notification',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    configurationId: text('configuration_id').notNull(),
    paymentJobReference: text('payment_job_reference').notNull(),
    paymentReference: text('payment_reference').notNull(),
    /** The status that it announces: for people who read the outbox, it is not sent. */
    paymentStatus: text('payment_status').$type<PaymentStatus>().notNull(),
    url: text('url').notNull(),
    state: text('state').$type<NotificationState>().notNull(),
    /** The scenario that struck it. */
    trouble: text('trouble').$type<ScenarioName>(),
    createdAt: moment('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** In the simulator's time; empty once it is sent no more. */
    nextAttemptAt: moment('next_attempt_at'),
    /** In real time: until then it belongs to the process that is sending it. */
    claimedUntil: moment('claimed_until'),
  },
  (table) => [
    index('notification_due').on(table.nextAttemptAt).where(sql`${table.nextAttemptAt} is not null`),
    index('notification_by_payment').on(table.paymentJobReference, table.paymentReference),
  ],
)

/** How far the simulator's time was wound forward: one row, for all processes on this store. */
export const clockOffset = simulatorSchema.table('clock_offset', {
  id: integer('id').primaryKey(),
  milliseconds: bigint('milliseconds', { mode: 'number' }).notNull(),
})

export const notificationAttempt = simulatorSchema.table(
  'notification_attempt',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    notificationId: bigint('notification_id', { mode: 'number' })
      .notNull()
      .references(() => notification.id, { onDelete: 'cascade' }),
    at: moment('at').notNull(),
    requestBody: text('request_body').notNull(),
    /** Empty when there was no answer. */
    responseStatus: integer('response_status'),
    responseBody: text('response_body'),
    milliseconds: integer('milliseconds').notNull(),
    /** Why the attempt counts as received or not, in words. */
    verdict: text('verdict').notNull(),
  },
  (table) => [index('notification_attempt_by_notification').on(table.notificationId)],
)

/** A hosted payment page as a merchant designed it. Shoppers see what was published; the draft is for the merchant. */
export const paymentPage = simulatorSchema.table(
  'payment_page',
  {
    reference: text('reference').primaryKey(),
    configurationId: text('configuration_id').notNull(),
    name: text('name').notNull(),
    isDefault: boolean('is_default').notNull().default(false),
    draft: json('draft').$type<Theme>().notNull(),
    published: json('published').$type<Theme>(),
    publishedAt: moment('published_at'),
    /** Versions that were published before, newest first. */
    earlier: json('earlier').$type<{ publishedAt: string; theme: Theme }[]>().notNull().default([]),
    /** Opens the draft for somebody without a sign-in. */
    shareToken: text('share_token').notNull().unique(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    index('payment_page_by_configuration').on(table.configurationId, table.createdAt),
    uniqueIndex('payment_page_default').on(table.configurationId).where(sql`${table.isDefault}`),
  ],
)
