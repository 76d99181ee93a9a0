import 'server-only'
import { and, eq, lt, notExists } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { orders } from '@/lib/orders/tables'
import { withdrawals } from './tables'
import { unmatchedStatementDays } from './withdrawal'

const dayMs = 24 * 3_600_000
/** How often a process looks. */
const intervalMs = 3_600_000

// Next evaluates this module more than once in a process.
const held = globalThis as { shopDeletesStatementsAt?: number }

/** Deletes the statements whose time is over and that match no order: anybody can send one. To be called often. */
export async function deleteUnmatchedStatements(database: Database, now = new Date()): Promise<void> {
  if (now.getTime() < (held.shopDeletesStatementsAt ?? 0)) return
  held.shopDeletesStatementsAt = now.getTime() + intervalMs
  const order = database
    .select({ number: orders.number })
    .from(orders)
    .where(eq(orders.number, withdrawals.orderNumber))
  await database
    .delete(withdrawals)
    .where(
      and(
        lt(withdrawals.receivedAt, new Date(now.getTime() - unmatchedStatementDays * dayMs)),
        notExists(order),
      ),
    )
}
