import 'server-only'
import { and, asc, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { dayMs, hourMs } from '@/lib/durations'
import type { Order } from '@/lib/orders/order'
import { orders } from '@/lib/orders/tables'
import { shop } from '@/lib/shop'
import { deleteUnmatchedStatements } from '@/lib/withdrawals/retention'
import { removePersonalData } from './removal'

/** How often a process looks. */
const intervalMs = hourMs

/** How many orders a process changes in one transaction. */
const batchSize = 100

/** Until when the personal data of an order is kept. */
export const keptUntil = ({ placedAt, paidAt }: Pick<Order, 'placedAt' | 'paidAt'>): Date =>
  new Date(placedAt.getTime() + shop.personalDataDays[paidAt === null ? 'unpaid' : 'paid'] * dayMs)

/** Orders of which something personal is stored; there is an index of them. */
const isPersonal = ne(sql`${orders.details} ->> 'email'`, '')

// Next evaluates this module more than once in a process.
const held = globalThis as { shopEnforcedRetentionAt?: number | undefined }

/** Removes what is kept no longer: personal data of orders, and statements that match none. To be called often. */
export async function enforceRetention(database: Database, now: Date): Promise<void> {
  if (Math.abs(now.getTime() - (held.shopEnforcedRetentionAt ?? 0)) < intervalMs) return
  held.shopEnforcedRetentionAt = now.getTime()
  await deleteUnmatchedStatements(database, now)
  const removed = await removeOldPersonalData(database, now)
  // There may be more.
  if (removed === batchSize) held.shopEnforcedRetentionAt = undefined
}

/**
 * Removes the personal data of orders whose time is over: see `personalDataDays` of the shop. An order of which the gateway
 * may still tell something is kept.
 *
 * @returns of how many orders, at most a batch: there may be more
 */
export async function removeOldPersonalData(database: Database, now: Date): Promise<number> {
  const before = (kind: keyof typeof shop.personalDataDays) =>
    lt(orders.placedAt, new Date(now.getTime() - shop.personalDataDays[kind] * dayMs))
  return database.transaction(async (transaction) => {
    const old = await transaction
      .select({ number: orders.number })
      .from(orders)
      .where(
        and(
          isPersonal,
          isNull(orders.nextCheckAt),
          or(and(isNull(orders.paidAt), before('unpaid')), and(isNotNull(orders.paidAt), before('paid'))),
        ),
      )
      .orderBy(asc(orders.placedAt))
      .limit(batchSize)
      .for('update', { skipLocked: true })
    await removePersonalData(
      transaction,
      old.map(({ number }) => number),
    )
    return old.length
  })
}
