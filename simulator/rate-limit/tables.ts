import { integer, text } from 'drizzle-orm/pg-core'
import { moment, simulatorSchema } from '../database/schema.ts'

/** How often something was done in the present window of time, by its name. */
export const rateLimit = simulatorSchema.table('rate_limit', {
  name: text('name').primaryKey(),
  windowStart: moment('window_start').notNull(),
  count: integer('count').notNull(),
})
