import { integer, text, timestamp } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'

/** How often something was done in the present window of time, by its name. */
export const rateLimits = shop.table('rate_limits', {
  name: text().primaryKey(),
  windowStart: timestamp('window_start', { withTimezone: true }).notNull(),
  count: integer().notNull(),
})
