import { sql } from 'drizzle-orm'
import { bigserial, boolean, customType, index, integer, json, numeric, text } from 'drizzle-orm/pg-core'
import { moment, simulatorSchema } from '../database/schema.ts'
import type { AcceptedCard } from './card.ts'
import type { StoredFault } from './configuration.ts'
import type { PaymentJob } from './payment-job.ts'
import type { PaymentStatus } from './payment-status.ts'
import type { ConfigurationSettings } from './settings.ts'

/** Words that a row is found by; written as PostgreSQL writes them. */
const searchVector = customType<{ data: string }>({ dataType: () => 'tsvector' })

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
  faults: json('faults').$type<StoredFault[]>().notNull().default([]),
})

/** Calls whose signature was rejected, and what the caller did wrong. */
export const rejectedSignature = simulatorSchema.table(
  'rejected_signature',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    configurationId: text('configuration_id').notNull(),
    at: moment('at').notNull(),
    method: text('method').notNull(),
    path: text('path').notNull(),
    explanation: text('explanation').notNull(),
  },
  (table) => [index('rejected_signature_by_configuration').on(table.configurationId, table.id)],
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
    /** Of cardholder, billing and delivery. */
    searchWords: searchVector('search_words'),
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
    index('payment_job_by_words').using('gin', table.searchWords),
    index('payment_job_by_amount').on(table.configurationId, table.amount),
    index('payment_job_by_payment').using('gin', table.paymentReferences),
    index('payment_job_by_expiry').on(table.expiresAt).where(sql`${table.status} = 'Pending'`),
    index('payment_job_by_configuration_and_expiry')
      .on(table.configurationId, table.expiresAt)
      .where(sql`${table.status} = 'Pending'`),
    index('payment_job_by_configuration_and_later_payment')
      .on(table.configurationId, table.laterPaymentAt)
      .where(sql`${table.laterPaymentAt} is not null`),
    index('payment_job_by_later_payment')
      .on(table.laterPaymentAt)
      .where(sql`${table.laterPaymentAt} is not null`),
  ],
)

/** A shopper that a merchant knows by this reference, and whose cards can be stored. */
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

/** A payment job that was made in the Portal to be sent as a link. */
export const paymentLink = simulatorSchema.table(
  'payment_link',
  {
    paymentJobReference: text('payment_job_reference').primaryKey(),
    /** What its short address ends with; links of earlier versions have none. */
    code: text('code').unique(),
    configurationId: text('configuration_id').notNull(),
    createdAt: moment('created_at').notNull(),
    /** The email address of a user. */
    createdBy: text('created_by').notNull(),
  },
  (table) => [index('payment_link_by_creation').on(table.configurationId, table.createdAt)],
)
