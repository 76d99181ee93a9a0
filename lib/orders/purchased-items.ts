import 'server-only'
import type { CartLine } from '@/lib/cart/cart'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { orderContext } from './context'
import { isCommissioned } from './lifecycle'
import type { Order, OrderedLine } from './order'
import { findOwnOrder } from './own-order'
import { listPaymentJobs } from './repository'

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

/** Whether the cart of this browser is the one that an order was paid with, so that its items are to leave it. */
export async function isInCart(order: Order): Promise<boolean> {
  return order.paidAt !== null && (await getCart()).id === order.cartId
}

/**
 * Whether the cart of this browser is the one of an order whose money is under way, as with a bank transfer, and something
 * was added since. That can take weeks, so what was added becomes a purchase of its own, and does not wait for it.
 */
export async function isUnderWayInCart(order: Order): Promise<boolean> {
  const { id, lines } = await getCart()
  if (order.paidAt !== null || id !== order.cartId) return false
  if (withoutPurchasedItems(lines, order.lines).length === 0) return false
  const { database } = await orderContext()
  return (await listPaymentJobs(database, order.number)).some(isCommissioned)
}

/**
 * Removes the items of an order from the cart of this browser, if the order was placed with this cart and paid, or its
 * money is under way and something was added since, and this browser placed it. What is left, or added later, is another
 * purchase; so is what was sold out when it was paid.
 *
 * It may be called again: the cart has another ID then. It sets a cookie, so only a Server Action or a route handler may
 * call it; and none that has waited for the gateway, because the cart may have changed in another tab meanwhile.
 *
 * @returns the order, if this browser placed it
 */
export async function removePurchasedItems(orderNumber: string): Promise<Order | undefined> {
  const order = await findOwnOrder(orderNumber)
  if (order && ((await isInCart(order)) || (await isUnderWayInCart(order)))) {
    const { lines, currency } = await getCart()
    const left = order.soldOut ? lines : withoutPurchasedItems(lines, order.lines)
    await saveCart(newCart(left, currency))
  }
  return order
}
