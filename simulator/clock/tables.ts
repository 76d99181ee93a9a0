import { bigint, text } from 'drizzle-orm/pg-core'
import { simulatorSchema } from '../database/schema.ts'

/** How far the time of a configuration was wound forward, for all processes on this store. Without a row, it was not. */
export const configurationClock = simulatorSchema.table('configuration_clock', {
  configurationId: text('configuration_id').primaryKey(),
  offsetMs: bigint('milliseconds', { mode: 'number' }).notNull(),
})
