import { pgSchema } from 'drizzle-orm/pg-core'

/** The PostgreSQL schema that holds every table of the shop, so that it can share a database with other programs. */
export const shop = pgSchema('shop')
