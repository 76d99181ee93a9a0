import 'server-only'
import type { CartLine } from '@/lib/cart/cart'
import { getSession } from '@/lib/session'
import { orderContext } from './context'
import { orderStatuses } from './lifecycle'
import type { Order, OrderedLine } from './order'
import { markCartCleared } from './repository'

/** A cart without the purchased items: what the shopper has added since stays. */
export function withoutPurchasedItems(cart: CartLine[], purchased: OrderedLine[]): CartLine[] {
  return cart
    .map((line) => {
      const same = purchased.filter(
        ({ product, option }) => product === line.product && option === line.option,
      )
      return { ...line, quantity: same.reduce((left, { quantity }) => left - quantity, line.quantity) }
    })
    .filter(({ quantity }) => quantity > 0)
}

/**
 * Removes the items of an order from the cart of this session, once, if the order is authorised or paid and this
 * session placed it. It sets a cookie, so only a Server Action or a route handler may call it.
 */
export async function removePurchasedItems(order: Order): Promise<void> {
  if (!orderStatuses[order.status].isAuthorisedOrPaid) return
  const session = await getSession()
  if (!session.orders.includes(order.number)) return
  if (!(await markCartCleared((await orderContext()).database, order.number))) return
  session.cart = withoutPurchasedItems(session.cart, order.lines)
  await session.save()
}
