import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { refreshOwnOrder } from '@/lib/orders/own-order'

/** The status of an order, for its page, which polls until the payment is decided; only for who placed the order. */
export const GET = orUnavailable(
  async (_request: Request, { params }: { params: Promise<{ orderNumber: string }> }) => {
    const order = await refreshOwnOrder((await params).orderNumber)
    if (!order) return Response.json({ error: 'This browser has placed no such order.' }, { status: 404 })
    return Response.json({ status: order.status }, { headers: { 'Cache-Control': 'no-store' } })
  },
)
