import 'server-only'
import { eq, max, sql } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import type { Order } from '@/lib/orders/order'
import { orderStatuses } from '@/lib/orders/order-status'
import { invoices } from './tables'

/** The invoice of an order. */
export type Invoice = typeof invoices.$inferSelect

/**
 * The invoice of an order, which is issued when it is first asked for. Source of the numbers: Art. 226(2) of Directive
 * 2006/112/EC, a sequential number.
 *
 * @returns undefined while the order is not paid
 */
export async function issueInvoice(
  database: Database,
  { number: orderNumber, status }: Pick<Order, 'number' | 'status'>,
  issuedAt: Date,
): Promise<Invoice | undefined> {
  const find = async (from: Pick<Database, 'select'>) =>
    (await from.select().from(invoices).where(eq(invoices.orderNumber, orderNumber)))[0]
  const issued = await find(database)
  if (issued || !orderStatuses[status].isAuthorisedOrPaid) return issued
  return database.transaction(async (transaction) => {
    // Of two that are issued at once, the second waits for the number of the first.
    await transaction.execute(sql`lock table ${invoices} in share row exclusive mode`)
    const [newest] = await transaction.select({ number: max(invoices.number) }).from(invoices)
    const invoice = { number: (newest?.number ?? 0) + 1, orderNumber, issuedAt }
    const inserted = await transaction.insert(invoices).values(invoice).onConflictDoNothing().returning()
    return inserted[0] ?? find(transaction)
  })
}
