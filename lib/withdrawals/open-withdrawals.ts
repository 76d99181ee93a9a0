import 'server-only'
import { and, asc, eq, ne, or, sql } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { amountFor, itemsLeft } from '@/lib/orders/item-amounts'
import type { Order, Reversal } from '@/lib/orders/order'
import { refundable } from '@/lib/orders/paying-payment'
import { findOrder, listPaymentJobs } from '@/lib/orders/repository'
import { returnedItems } from '@/lib/orders/returned-items'
import { attention, reversals, withdrawals } from '@/lib/orders/tables'
import { refundNumberOf, type Withdrawal } from '@/lib/orders/withdrawal'
import type { StockQuantity } from '@/lib/stock/stock-item'
import { isByShopper } from './receipt'

/** A withdrawal that a merchant has something to do about. */
export interface OpenWithdrawal {
  withdrawal: Withdrawal
  /** What is being given back, of one that is accepted. */
  reversal: Reversal | null
  /** Undefined where the shopper named an order that there is not. */
  order: Order | undefined
  /** What of the order nobody has withdrawn from yet, and what it costs in minor units. */
  left: StockQuantity[]
  leftAmount: number
  /** Whether the statement names the email address of the order, too. */
  isByShopper: boolean
}

/**
 * The withdrawals that are to be decided or given back, oldest first. One that the shop could not give back is listed for as
 * long as money is left to refund, and nobody has said that it was looked after.
 */
export async function listOpenWithdrawals(database: Database): Promise<OpenWithdrawal[]> {
  const rows = await database
    .select({ withdrawal: withdrawals, reversal: reversals, resolvedAt: attention.resolvedAt })
    .from(withdrawals)
    .leftJoin(reversals, eq(reversals.refundNumber, sql`${refundNumberOf('')}::text || ${withdrawals.id}`))
    .leftJoin(
      attention,
      and(eq(attention.kind, 'reversal-failed'), eq(attention.subject, reversals.refundNumber)),
    )
    .where(
      or(
        eq(withdrawals.state, 'received'),
        and(eq(withdrawals.state, 'accepted'), ne(reversals.state, 'completed')),
      ),
    )
    .orderBy(asc(withdrawals.id))
  const listed = await Promise.all(
    rows.map(async ({ withdrawal, reversal, resolvedAt }) => {
      const order = await findOrder(database, withdrawal.orderNumber)
      if (order && reversal?.state === 'failed') {
        const jobs = await listPaymentJobs(database, order.number)
        const isLeft = (await refundable(database, { order, jobs })) > 0
        if (resolvedAt !== null || !isLeft) return []
      }
      const before = await returnedItems(database, withdrawal.orderNumber)
      const left = order ? itemsLeft(order.lines, before) : []
      return [
        {
          withdrawal,
          reversal,
          order,
          left,
          leftAmount: order ? amountFor(order, before, left) : 0,
          isByShopper: order !== undefined && isByShopper(withdrawal, order),
        },
      ]
    }),
  )
  return listed.flat()
}
