import { eq, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { paymentPage } from './branding/tables.ts'
import { configurationClock } from './clock/tables.ts'
import { demonstration } from './demonstration/tables.ts'
import { notification } from './notifications/tables.ts'
import { customer, paymentJob, rejectedSignature, storedCard } from './payments/tables.ts'
import { paymentLink } from './portal/payment-links/tables.ts'

/** What tests leave of a configuration: a reset removes it. The activity log goes with the payment jobs. */
export const dataTables = [
  notification,
  paymentLink,
  paymentJob,
  customer,
  storedCard,
  rejectedSignature,
  configurationClock,
] as const

/** How the pages of a configuration look: a reset leaves it, a snapshot replaces it. */
export const appearanceTables = [paymentPage, demonstration] as const

/** As a condition: of one configuration, or of all. */
export const isOf = (column: PgColumn, configurationId: string | undefined): SQL | undefined =>
  configurationId === undefined ? undefined : eq(column, configurationId)
