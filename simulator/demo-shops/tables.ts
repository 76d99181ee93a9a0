import { integer, text } from 'drizzle-orm/pg-core'
import { moment, simulatorSchema } from '../database/schema.ts'

/** A small shop in the brand of a payment page, for whoever has its link. A page has one at a time. */
export const demoShop = simulatorSchema.table('demonstration', {
  pageReference: text('page_reference').primaryKey(),
  configurationId: text('configuration_id').notNull(),
  /** What its address ends with. */
  code: text('code').notNull().unique(),
  expiresAt: moment('expires_at').notNull(),
  /** How many payments were started in it. */
  payments: integer('payments').notNull().default(0),
})
