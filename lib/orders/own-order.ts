import 'server-only'
import type { OrderDetails } from '@/lib/checkout/details'
import { hourMs } from '@/lib/durations'
import { orderContext } from './context'
import type { Order } from './order'
import { getOwnOrders } from './orders-cookie'
import { type PaymentView, paymentView } from './payment-view'
import { refreshOrder } from './reconcile'
import { findOrder, listPaymentJobs, listReversals } from './repository'

/** As long as a visit lasts, not a day: the shopper did not ask this device to remember the details. */
const retryMs = 2 * hourMs

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

/** What was typed for an order that is tried again: of the last two hours, and not for longer. */
export async function findDetailsToRetry(order: Order): Promise<OrderDetails | undefined> {
  const jobs = await listPaymentJobs((await orderContext()).database, order.number)
  const triedAt = jobs.at(-1)?.requestedAt ?? order.placedAt
  return Date.now() - triedAt.getTime() < retryMs ? order.details : undefined
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
