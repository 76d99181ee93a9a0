import 'server-only'
import { and, eq, lt, notExists } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { dayMs } from '@/lib/durations'
import { orders, withdrawals } from '@/lib/orders/tables'
import { unmatchedStatementDays } from '@/lib/orders/withdrawal'

/** Deletes the statements whose time is over and that match no order: anybody can send one. */
export async function deleteUnmatchedStatements(database: Database, now: Date): Promise<void> {
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
