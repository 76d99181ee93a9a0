import 'server-only'
import { and, asc, desc, eq, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { type OrderEvent, statusAfter, statusesWith } from './lifecycle'
import type { Order } from './order'
import { orders } from './tables'

const findOne = async (database: Database, condition: SQL): Promise<Order | undefined> =>
  (await database.select().from(orders).where(condition))[0]

/** The order of a number. */
export const findOrder = (database: Database, orderNumber: string) =>
  findOne(database, eq(orders.number, orderNumber))

/** The order that a payment job was created for, if the job's reference is stored already. */
export const findOrderByPaymentJob = (database: Database, jobReference: string) =>
  findOne(database, eq(orders.paymentJobReference, jobReference))

/** The order that was placed under an idempotency key. */
export const findOrderByIdempotencyKey = (database: Database, idempotencyKey: string) =>
  findOne(database, eq(orders.idempotencyKey, idempotencyKey))

/** The newest order of a checkout, among some order numbers. */
export async function findOrderByCheckout(
  database: Database,
  checkoutId: string,
  orderNumbers: string[],
): Promise<Order | undefined> {
  const condition = and(eq(orders.checkoutId, checkoutId), inArray(orders.number, orderNumbers))
  const found = await database.select().from(orders).where(condition).orderBy(desc(orders.placedAt)).limit(1)
  return found[0]
}

/** Open orders with a payment job that nobody has checked since a time, the longest unchecked first. */
export async function findOrdersToCheck(
  database: Database,
  uncheckedSince: Date,
  limit: number,
): Promise<{ number: string; paymentJobReference: string }[]> {
  const lastChecked = sql`coalesce(${orders.lastCheckedAt}, ${orders.placedAt})`
  return database
    .select({ number: orders.number, paymentJobReference: sql<string>`${orders.paymentJobReference}` })
    .from(orders)
    .where(
      and(
        inArray(orders.status, statusesWith('isOpen')),
        isNotNull(orders.paymentJobReference),
        lt(lastChecked, uncheckedSince),
      ),
    )
    .orderBy(asc(lastChecked))
    .limit(limit)
}

/**
 * Stores a new order.
 *
 * @returns undefined when an order with the same idempotency key is stored already
 */
export async function insertOrder(
  database: Database,
  order: typeof orders.$inferInsert,
): Promise<Order | undefined> {
  const inserted = await database
    .insert(orders)
    .values(order)
    .onConflictDoNothing({ target: orders.idempotencyKey })
    .returning()
  return inserted[0]
}

/** Notes when the gateway was asked about an order's payment. */
export async function markChecked(database: Database, orderNumber: string, checkedAt: Date): Promise<void> {
  await database.update(orders).set({ lastCheckedAt: checkedAt }).where(eq(orders.number, orderNumber))
}

/**
 * Notes that the items of an order that is authorised or paid are removed from the cart.
 *
 * @returns true for the first caller only, who is the one to remove them
 */
export async function markCartCleared(database: Database, orderNumber: string): Promise<boolean> {
  const cleared = await database
    .update(orders)
    .set({ cartCleared: true })
    .where(
      and(
        eq(orders.number, orderNumber),
        eq(orders.cartCleared, false),
        inArray(orders.status, statusesWith('isAuthorisedOrPaid')),
      ),
    )
    .returning({ number: orders.number })
  return cleared.length > 0
}

/** What is stored of an order's payment together with an event. */
export type PaymentUpdate = Partial<
  Pick<
    Order,
    'reason' | 'paymentJobReference' | 'paymentReference' | 'actionUrl' | 'jobUpdatedAt' | 'lastCheckedAt'
  >
>

/**
 * Applies an event to an order under a row lock: of two events at the same time, the second sees what the first left.
 *
 * @param decide is given the order as it is now; returns what to store with the event, or undefined when the event is
 *   not to be applied. What it throws leaves the order as it is
 * @returns the order afterwards
 * @throws Error when there is no such order
 */
export async function applyEvent(
  database: Database,
  orderNumber: string,
  event: OrderEvent,
  decide: (order: Order) => PaymentUpdate | undefined,
): Promise<Order> {
  return database.transaction(async (transaction) => {
    const condition = eq(orders.number, orderNumber)
    const [order] = await transaction.select().from(orders).where(condition).for('update')
    if (!order) throw new Error(`There is no order ${orderNumber}`)
    const update = decide(order)
    if (!update) return order
    const changes = { ...update, status: statusAfter(order.status, event) }
    await transaction.update(orders).set(changes).where(condition)
    return { ...order, ...changes }
  })
}
