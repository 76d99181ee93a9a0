import { text } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'

/** Secrets that the shop makes for itself, so that nobody has to type one. */
export const secrets = shop.table('secrets', {
  name: text().primaryKey(),
  value: text().notNull(),
})
