import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { z } from 'zod'
import type { ShopOrder } from './comparison'

// All that chaos knows of the shop's tables.

/** Statuses with which the shop says that the shopper's money is taken or reserved. */
const paid = ['reserved', 'paid']

const order = z.object({
  number: z.string(),
  email: z.string(),
  status: z.string(),
  currency: z.string(),
  total: z.number(),
})

/** Every order as the shop knows it, straight from its database. */
export async function readShopLedger(shop: NodePgDatabase): Promise<ShopOrder[]> {
  const { rows } = await shop.execute(
    sql`select number, details ->> 'email' as email, status, currency, total from shop.orders order by number`,
  )
  return rows.map((row) => {
    const read = order.parse(row)
    return { ...read, isPaid: paid.includes(read.status) }
  })
}

const checkable = sql`status in ('placed', 'awaiting-payment', 'unconfirmed') and payment_job_reference is not null`

/** Lets time pass for the shop: every order that it would check some day is to be checked now. */
export async function makeChecksDue(shop: NodePgDatabase): Promise<void> {
  await shop.execute(
    sql`update shop.orders set last_checked_at = null, placed_at = placed_at - interval '1 hour' where ${checkable}`,
  )
}

/** How many orders are to be checked now. */
export async function countDueChecks(shop: NodePgDatabase): Promise<number> {
  const { rows } = await shop.execute(
    sql`select count(*)::int as count from shop.orders where last_checked_at is null and ${checkable}`,
  )
  return z.object({ count: z.number() }).parse(rows[0]).count
}
