import 'server-only'
import type { CartLine } from '@/lib/cart/cart'
import { getSession } from '@/lib/session'
import { markCartCleared } from './repository'
import type { Order, OrderedLine } from './tables'

/** A cart without what was bought: what the shopper has put in since stays. */
export function withoutPurchasedItems(cart: CartLine[], bought: OrderedLine[]): CartLine[] {
  return cart
    .map((line) => {
      const same = bought.filter(({ product, option }) => product === line.product && option === line.option)
      return { ...line, quantity: same.reduce((left, { quantity }) => left - quantity, line.quantity) }
    })
    .filter(({ quantity }) => quantity > 0)
}

/**
 * Takes what a paid order holds out of the cart of this session, once, and only if this session placed it.
 * It sets a cookie, so only a Server Action or a route handler may call it.
 */
export async function removePurchasedItems(order: Order): Promise<void> {
  const session = await getSession()
  if (!session.orders.includes(order.number) || !(await markCartCleared(order.number))) return
  session.cart = withoutPurchasedItems(session.cart, order.lines)
  await session.save()
}
