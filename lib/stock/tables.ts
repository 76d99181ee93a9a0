import { sql } from 'drizzle-orm'
import { check, integer, text } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'

/** How many of each item can still be ordered. What is unlimited has no row. */
export const stock = shop.table(
  'stock',
  {
    /** The slug of the product, or `slug/option`. */
    stockKey: text('sku').primaryKey(),
    available: integer().notNull(),
  },
  (table) => [check('stock_available', sql`${table.available} >= 0`)],
)
