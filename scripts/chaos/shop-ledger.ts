import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { z } from 'zod'
import { type OrderStatus, orderStatuses } from '../../lib/orders/order-status'
import { stockKeyOf } from '../../lib/stock/stock-item'
import type { OutboxEmail, ShopOrder } from './comparison'

// All that chaos knows of the shop's tables.

const order = z.object({
  number: z.string(),
  email: z.string(),
  status: z.enum(Object.keys(orderStatuses) as OrderStatus[]),
  currency: z.string(),
  total: z.number(),
  stock: z.string(),
  refunded: z.number(),
  captures: z.number(),
  lines: z.array(z.object({ product: z.string(), option: z.string().optional(), quantity: z.number() })),
})

/** Every order as the shop knows it, straight from its database. */
export async function readShopLedger(shop: NodePgDatabase): Promise<ShopOrder[]> {
  const { rows } = await shop.execute(
    sql`select number, details ->> 'email' as email, status, currency, total, stock, lines,
      (select coalesce(sum(amount), 0)::int from shop.reversals
        where order_number = number and reason = 'refund' and state = 'completed') as refunded,
      (select count(*)::int from shop.audit_log
        where order_number = number and action = 'capture' and key is not null) as captures
      from shop.orders order by number`,
  )
  return rows.map((row) => {
    const { lines, ...read } = order.parse(row)
    const items = lines.map((line) => ({ stockKey: stockKeyOf(line), quantity: line.quantity }))
    return { ...read, items, isAuthorisedOrPaid: orderStatuses[read.status].isAuthorisedOrPaid }
  })
}

const email = z.object({
  kind: z.string(),
  orderNumber: z.string().nullable(),
  recipient: z.string(),
  state: z.string(),
})

/** Every email of the shop's outbox. */
export async function readOutbox(shop: NodePgDatabase): Promise<OutboxEmail[]> {
  const { rows } = await shop.execute(
    sql`select kind, order_number as "orderNumber", recipient, state from shop.emails order by id`,
  )
  return rows.map((row) => email.parse(row))
}

/**
 * Lets time pass for the emails that wait: for their time, for another attempt, or for a process that was killed.
 *
 * @returns how many there are
 */
export async function makeEmailsDue(shop: NodePgDatabase): Promise<number> {
  const { rows } = await shop.execute(
    sql`update shop.emails set next_attempt_at = now() where state = 'due' returning id`,
  )
  return rows.length
}

/** What needs a merchant's attention, by kind. */
export async function countAttention(shop: NodePgDatabase): Promise<Record<string, number>> {
  const { rows } = await shop.execute(
    sql`select kind, count(*)::int as count from shop.attention group by kind order by kind`,
  )
  return Object.fromEntries(
    rows.map((row) => {
      const { kind, count } = z.object({ kind: z.string(), count: z.number() }).parse(row)
      return [kind, count]
    }),
  )
}

/** Says how many pieces there are of an item. */
export async function setStock(shop: NodePgDatabase, stockKey: string, pieces: number): Promise<void> {
  await shop.execute(
    sql`insert into shop.stock (sku, available) values (${stockKey}, ${pieces})
      on conflict (sku) do update set available = excluded.available`,
  )
}

/** How many pieces of an item can still be ordered. */
export async function readStock(shop: NodePgDatabase, stockKey: string): Promise<number> {
  const { rows } = await shop.execute(sql`select available from shop.stock where sku = ${stockKey}`)
  return z.object({ available: z.number() }).parse(rows[0]).available
}

/** The time as the shop's database knows it. */
export async function readTime(shop: NodePgDatabase): Promise<Date> {
  const { rows } = await shop.execute(sql`select now()::text as now`)
  return new Date(z.object({ now: z.string() }).parse(rows[0]).now)
}

/**
 * Lets time pass for the shop: what it would do some day, and has not done since a time, is due now.
 *
 * @returns the numbers of the orders that are to be checked
 */
export async function makeDue(shop: NodePgDatabase, since: Date): Promise<string[]> {
  await shop.execute(sql`update shop.reversals set next_attempt_at = now() where state = 'due'`)
  const { rows } = await shop.execute(
    sql`update shop.orders set next_check_at = now() where next_check_at is not null
      and (last_checked_at is null or last_checked_at < ${since.toISOString()}::timestamptz) returning number`,
  )
  return rows.map((row) => z.object({ number: z.string() }).parse(row).number)
}
