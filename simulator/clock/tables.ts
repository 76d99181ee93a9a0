import { bigint, integer } from 'drizzle-orm/pg-core'
import { simulatorSchema } from '../database/schema.ts'

/** How far the simulator's time was wound forward: one row, for all processes on this store. */
export const clockOffset = simulatorSchema.table('clock_offset', {
  id: integer('id').primaryKey(),
  milliseconds: bigint('milliseconds', { mode: 'number' }).notNull(),
})
