import 'server-only'
import { getSession } from '@/lib/session'
import { orderContext } from './context'
import type { Order } from './order'
import { removePurchasedItems } from './purchased-items'
import { refreshOrder } from './reconcile'
import { findOrder } from './repository'

/** The order of this number if this browser placed it. Whether others exist is not disclosed. */
export async function findOwnOrder(orderNumber: string): Promise<Order | undefined> {
  const { orders } = await getSession()
  return orders.includes(orderNumber) ? findOrder((await orderContext()).database, orderNumber) : undefined
}

/**
 * The order of this number if this browser placed it, as the gateway knows it now. Once it is authorised or paid, its
 * items are removed from the cart; that sets a cookie, so only a Server Action or a route handler may call this.
 */
export async function refreshOwnOrder(orderNumber: string): Promise<Order | undefined> {
  const stored = await findOwnOrder(orderNumber)
  if (!stored) return undefined
  const order = await refreshOrder(stored, await orderContext())
  await removePurchasedItems(order)
  return order
}
