import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { removePurchasedItems } from '@/lib/orders/purchased-items'
import { paths } from '@/lib/paths'

/** Removes the items of a paid order from the cart of the browser that placed it, and leads to the order's page. */
export const GET = orUnavailable(
  async (_request: Request, { params }: { params: Promise<{ orderNumber: string }> }) => {
    const order = await removePurchasedItems((await params).orderNumber)
    // Relative, because behind a proxy the shop does not see by which host it was called.
    const location = order ? paths.order(order.locale, order.number) : '/'
    return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
  },
)
