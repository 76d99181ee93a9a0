import { isAuthorisedOrPaid } from '@/lib/orders/lifecycle'
import { removePurchasedItems } from '@/lib/orders/purchased-items'
import { refreshOrder } from '@/lib/orders/refresh'
import { findOrder } from '@/lib/orders/repository'
import { getSession } from '@/lib/session'

/** How an order stands, for its page, which asks until the payment is decided; only for who placed the order. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ orderNumber: string }> },
): Promise<Response> {
  const { orderNumber } = await params
  const { orders } = await getSession()
  const stored = orders.includes(orderNumber) ? await findOrder(orderNumber) : undefined
  if (!stored) return Response.json({ error: 'This browser has placed no such order.' }, { status: 404 })
  const order = await refreshOrder(stored)
  if (isAuthorisedOrPaid(order.status)) await removePurchasedItems(order)
  return Response.json({ status: order.status }, { headers: { 'Cache-Control': 'no-store' } })
}
