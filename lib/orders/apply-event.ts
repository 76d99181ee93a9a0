import { eq } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { type OrderEvent, statusAfter } from './lifecycle'
import type { Order } from './tables'
import { orders } from './tables'

/** What else an event lets the shop know of an order's payment. */
export type PaymentKnowledge = Partial<
  Pick<
    Order,
    'reason' | 'paymentJobReference' | 'paymentReference' | 'actionUrl' | 'jobUpdatedAt' | 'lastCheckedAt'
  >
>

/**
 * Lets an order live through an event, alone with the order: of two at the same time the second sees what the
 * first left.
 *
 * @param learn is given the order as it is now; returns what is to be kept with the event, or undefined when the
 *   event is not to be applied after all. What it throws leaves the order as it is
 * @returns the order afterwards
 */
export async function applyEvent(
  database: Database,
  orderNumber: string,
  event: OrderEvent,
  learn: (order: Order) => PaymentKnowledge | undefined,
): Promise<Order> {
  return database.transaction(async (transaction) => {
    const ofNumber = eq(orders.number, orderNumber)
    const [order] = await transaction.select().from(orders).where(ofNumber).for('update')
    if (!order) throw new Error(`There is no order ${orderNumber}`)
    const knowledge = learn(order)
    if (!knowledge) return order
    const changes = { ...knowledge, status: statusAfter(order.status, event) }
    await transaction.update(orders).set(changes).where(ofNumber)
    return { ...order, ...changes }
  })
}
