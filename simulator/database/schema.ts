import { pgSchema, timestamp } from 'drizzle-orm/pg-core'

/** The simulator's tables stand in a PostgreSQL schema of their own, so that it can share a database with a shop. */
export const simulatorSchema = pgSchema('simulator')

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
