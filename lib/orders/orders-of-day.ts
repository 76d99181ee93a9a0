import 'server-only'
import { count, gte, sql, sum } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { shop } from '@/lib/shop'
import { orderStatuses } from './order-status'
import { orders } from './tables'

/** What was ordered on a day. */
export interface OrdersOfDay {
  placed: number
  /** How many of them are authorised or paid, and their totals together, in minor units of each currency. */
  paid: number
  sums: { currency: string; amount: number }[]
}

/** The orders since the day has begun where the shop is. */
export async function ordersOfDay(database: Database, now: Date): Promise<OrdersOfDay> {
  const { timeZone } = shop
  const local = sql`${now.toISOString()}::timestamptz at time zone ${timeZone}`
  const groups = await database
    .select({
      status: orders.status,
      currency: orders.currency,
      placed: count(),
      amount: sum(orders.total).mapWith(Number),
    })
    .from(orders)
    .where(gte(orders.placedAt, sql`date_trunc('day', ${local}) at time zone ${timeZone}`))
    .groupBy(orders.status, orders.currency)
    .orderBy(orders.currency)
  const paid = groups.filter(({ status }) => orderStatuses[status].isAuthorisedOrPaid)
  const sums = new Map<string, number>()
  for (const { currency, amount } of paid) sums.set(currency, (sums.get(currency) ?? 0) + amount)
  const countOf = (some: typeof groups) => some.reduce((total, { placed }) => total + placed, 0)
  return {
    placed: countOf(groups),
    paid: countOf(paid),
    sums: [...sums].map(([currency, amount]) => ({ currency, amount })),
  }
}
