import { createHash } from 'node:crypto'
import type { PricedCart } from '@/lib/cart/cart'

/**
 * Identifies what a cart holds and costs, in 16 hex digits. The checkout form carries the fingerprint of the cart that
 * it shows, so that nobody pays for a cart that has changed since, in another tab perhaps. An order has the same
 * fingerprint as the cart that it was placed from.
 */
export function cartFingerprint({ lines, total, currency }: FingerprintedCart): string {
  const content = lines.map(({ product, option, quantity, total }) => [product, option, quantity, total])
  return createHash('sha256')
    .update(JSON.stringify([content, total, currency]))
    .digest('hex')
    .slice(0, 16)
}

/** A priced cart, or the order that was placed from one. */
interface FingerprintedCart extends Pick<PricedCart, 'total' | 'currency'> {
  lines: Pick<PricedCart['lines'][number], 'product' | 'option' | 'quantity' | 'total'>[]
}
