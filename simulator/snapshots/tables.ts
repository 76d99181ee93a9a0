import { integer, json, text } from 'drizzle-orm/pg-core'
import { moment, simulatorSchema } from '../database/schema.ts'

/** What a configuration, or all of them, had at a moment. */
export const snapshot = simulatorSchema.table('snapshot', {
  name: text('name').primaryKey(),
  /** Empty where it is one of all. */
  configurationId: text('configuration_id'),
  /** In real time. */
  createdAt: moment('created_at').notNull(),
  bytes: integer('bytes').notNull(),
  /** A file, as it is exported. */
  content: json('content').$type<Record<string, unknown>>().notNull(),
})
