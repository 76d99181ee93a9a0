import { eq, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { paymentPage } from './branding/tables.ts'
import { configurationClock } from './clock/tables.ts'
import { demoShop } from './demo-shops/tables.ts'
import { notification } from './notifications/tables.ts'
import { customer, paymentJob, paymentLink, rejectedSignature, storedCard } from './payments/tables.ts'

interface DataTable {
  table: PgTable & { configurationId: PgColumn }
  /** What says how old a row is: its own column, or the payment job that it belongs to; nothing grows old without. */
  age?: { since: PgColumn } | { ofJob: PgColumn }
}

/**
 * What tests leave of a configuration: a reset removes it, and retention what is too old. What belongs to payment jobs
 * stands before them, to be removed while they are there; so does the activity log, which has no configuration.
 */
export const dataTables: DataTable[] = [
  { table: notification, age: { ofJob: notification.paymentJobReference } },
  { table: paymentLink, age: { ofJob: paymentLink.paymentJobReference } },
  { table: paymentJob, age: { since: paymentJob.createdAt } },
  { table: customer, age: { since: customer.createdAt } },
  { table: storedCard, age: { since: storedCard.createdAt } },
  { table: rejectedSignature, age: { since: rejectedSignature.at } },
  { table: configurationClock },
]

/** How the pages of a configuration look: a reset leaves it, a snapshot replaces it. */
export const appearanceTables = [paymentPage, demoShop] as const

/** As a condition: of one configuration, or of all. */
export const isOf = (column: PgColumn, configurationId: string | undefined): SQL | undefined =>
  configurationId === undefined ? undefined : eq(column, configurationId)
