import { bigserial, index, json, text } from 'drizzle-orm/pg-core'
import { moment, simulatorSchema } from '../database/schema.ts'

/** What is kept of a call or a page view. Bodies never hold card data. */
export interface ActivityDetail {
  method?: string
  path?: string
  status?: number
  milliseconds?: number
  request?: string
  response?: string
  userAgent?: string
  /** Who did it, for what was done in the Portal. */
  by?: string
  /** Of a chargeback: how much, as a decimal in major units, and why. */
  amount?: string
  reason?: string
  /** How often it happened, where it happened again at once. */
  times?: number
}

export const activityKinds = ['call', 'page', 'portal', 'chargeback'] as const

/** What happened around a payment job and is no part of it: calls of the merchant, and pages that were looked at. */
export const activityEntry = simulatorSchema.table(
  'activity_entry',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    paymentJobReference: text('payment_job_reference').notNull(),
    at: moment('at').notNull(),
    kind: text('kind').$type<(typeof activityKinds)[number]>().notNull(),
    title: text('title').notNull(),
    detail: json('detail').$type<ActivityDetail>().notNull(),
  },
  (table) => [index('activity_entry_by_job').on(table.paymentJobReference, table.id)],
)
