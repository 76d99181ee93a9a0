import { index, text } from 'drizzle-orm/pg-core'
import { moment, simulatorSchema } from '../../database/schema.ts'

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
