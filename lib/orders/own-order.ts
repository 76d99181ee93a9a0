import 'server-only'
import { orderContext } from './context'
import type { Order } from './order'
import { getOwnOrders } from './orders-cookie'
import { type PaymentView, paymentView } from './payment-view'
import { refreshOrder } from './reconcile'
import { findOrder, listPaymentJobs, listReversals } from './repository'

/** The order of this number if this browser placed it. Whether others exist is not disclosed. */
export async function findOwnOrder(orderNumber: string): Promise<Order | undefined> {
  const orders = await getOwnOrders()
  return orders.includes(orderNumber) ? findOrder((await orderContext()).database, orderNumber) : undefined
}

/** The order of this number if this browser placed it, as the gateway knows it now. */
export async function refreshOwnOrder(orderNumber: string): Promise<Order | undefined> {
  const stored = await findOwnOrder(orderNumber)
  return stored && refreshOrder(stored, await orderContext())
}

/** What a shopper is shown of the payments of an order. */
export async function findPaymentView(order: Order): Promise<PaymentView> {
  const { database } = await orderContext()
  return paymentView(
    order,
    await listPaymentJobs(database, order.number),
    await listReversals(database, order.number),
    new Date(),
  )
}
