import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { getCart, saveCart } from '@/lib/cart/cart-cookie'
import { defaultLocale } from '@/lib/i18n/locales'
import { orderContext } from '@/lib/orders/context'
import type { Order } from '@/lib/orders/order'
import { isOrderLink } from '@/lib/orders/order-link'
import { orderStatuses } from '@/lib/orders/order-status'
import { rememberOrder } from '@/lib/orders/orders-cookie'
import { findOrder } from '@/lib/orders/repository'
import { paths } from '@/lib/paths'

/**
 * Opens the page of an order in any browser, by a link of an email; see lib/orders/order-link.ts. A link whose end has come
 * leads to where another one can be had. What scans emails may call it, too: nothing changes but the cookies of whoever calls.
 */
export const GET = orUnavailable(
  async (request: Request, { params }: { params: Promise<{ orderNumber: string }> }) => {
    const { orderNumber } = await params
    const { searchParams } = new URL(request.url)
    const parameters = { expires: searchParams.get('expires'), signature: searchParams.get('signature') }
    const order = await findOrder((await orderContext()).database, orderNumber)
    if (!order || !(await isOrderLink(order, parameters, new Date()))) {
      return seeOther(paths.findOrder(defaultLocale, orderNumber))
    }
    await rememberOrder(order.number)
    await restoreCart(order)
    return seeOther(paths.order(order.locale, order.number))
  },
)

/** Who may try again finds what was to be paid in the cart, unless something else is in it. */
async function restoreCart({ status, cartId, lines, currency, discount }: Order): Promise<void> {
  if (!orderStatuses[status].canRetry || (await getCart()).lines.length > 0) return
  await saveCart({
    id: cartId,
    lines: lines.map(({ product, option, quantity }) => ({ product, option, quantity })),
    discountCode: discount?.code,
    currency,
  })
}

/** A relative address, because behind a proxy the shop does not see by which host it was called. */
function seeOther(location: string): Response {
  const headers = { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }
  return new Response(null, { status: 303, headers })
}
