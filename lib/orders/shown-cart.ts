import { createHash } from 'node:crypto'
import type { PricedCart } from '@/lib/cart/cart'

/**
 * A short mark of what a cart holds and costs. The checkout form carries it, so that nobody pays for a cart that has
 * changed, in another tab perhaps, since the form was shown.
 */
export function markOf({ lines, total, currency }: PricedCart): string {
  const content = lines.map(({ product, option, quantity, total }) => [product.slug, option, quantity, total])
  return createHash('sha256')
    .update(JSON.stringify([content, total, currency]))
    .digest('hex')
    .slice(0, 16)
}
