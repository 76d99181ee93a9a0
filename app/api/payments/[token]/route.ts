import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { refreshReturnedOrder } from '@/lib/orders/returned-order'

/** The status of the order that a return token names, for the page of any browser, which polls until it is decided. */
export const GET = orUnavailable(
  async (_request: Request, { params }: { params: Promise<{ token: string }> }) => {
    const order = await refreshReturnedOrder((await params).token)
    const headers = { 'Cache-Control': 'no-store' }
    if (!order) return Response.json({ error: 'There is no such payment.' }, { status: 404, headers })
    return Response.json({ status: order.status }, { headers })
  },
)
