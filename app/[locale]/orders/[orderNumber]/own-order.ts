import { findOrder } from '@/lib/orders/repository'
import type { Order } from '@/lib/orders/tables'
import { getSession } from '@/lib/session'

/** The order of this number if this session placed it; whether others exist is nobody's business. */
export async function findOwnOrder(orderNumber: string): Promise<Order | undefined> {
  const { orders } = await getSession()
  return orders.includes(orderNumber) ? findOrder(orderNumber) : undefined
}
