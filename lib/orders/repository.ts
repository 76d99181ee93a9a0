import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { database } from '@/lib/database/database'
import type { Order } from './tables'
import { orders } from './tables'

/** The order of a number. */
export async function findOrder(orderNumber: string, store = database()): Promise<Order | undefined> {
  return (await (await store).select().from(orders).where(eq(orders.number, orderNumber)))[0]
}

/** The order that a payment job was made for, as far as the shop knows without asking. */
export async function findOrderByPaymentJob(
  jobReference: string,
  store = database(),
): Promise<Order | undefined> {
  return (await (await store).select().from(orders).where(eq(orders.paymentJobReference, jobReference)))[0]
}

/** The newest order that came from one showing of the checkout form, among some order numbers. */
export async function findOrderByCheckout(
  checkoutId: string,
  orderNumbers: string[],
  store = database(),
): Promise<Order | undefined> {
  if (orderNumbers.length === 0) return undefined
  const ofCheckout = and(eq(orders.checkoutId, checkoutId), inArray(orders.number, orderNumbers))
  return (
    await (await store).select().from(orders).where(ofCheckout).orderBy(desc(orders.placedAt)).limit(1)
  )[0]
}

/**
 * Takes the lines of a paid order out of the cart, once in the life of the order.
 *
 * @returns true for the one caller who is to do it
 */
export async function markCartCleared(orderNumber: string, store = database()): Promise<boolean> {
  const claimed = await (await store)
    .update(orders)
    .set({ cartCleared: true })
    .where(
      and(
        eq(orders.number, orderNumber),
        eq(orders.cartCleared, false),
        inArray(orders.status, ['paid', 'reserved']),
      ),
    )
    .returning({ number: orders.number })
  return claimed.length > 0
}
