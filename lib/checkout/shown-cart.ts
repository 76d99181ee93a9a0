import { createHash } from 'node:crypto'
import type { PricedCart } from '@/lib/cart/cart'
import type { Order } from '@/lib/orders/tables'

/**
 * A short mark of what a cart holds and costs. The checkout form carries it, so that nobody pays for a cart that has
 * changed, in another tab perhaps, since the form was shown.
 */
export function markOfCart({ lines, total, currency }: PricedCart): string {
  return mark(lines, total, currency)
}

/** The mark of the cart that an order was placed from. */
export function markOfOrder({ lines, total, currency }: Order): string {
  return mark(lines, total, currency)
}

function mark(
  lines: { product: string; option?: string | undefined; quantity: number; total: number }[],
  total: number,
  currency: string,
): string {
  const content = lines.map(({ product, option, quantity, total }) => [product, option, quantity, total])
  return createHash('sha256')
    .update(JSON.stringify([content, total, currency]))
    .digest('hex')
    .slice(0, 16)
}
