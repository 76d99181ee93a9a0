import type { Currency } from '@/lib/i18n/locales'
import { deliveryPrices } from '@/lib/shop'

/** The price of delivering a cart, in minor units; an empty cart is not delivered. */
export function deliveryFor(subtotal: number, currency: Currency): number {
  const { price, freeFrom } = deliveryPrices[currency]
  return subtotal === 0 || subtotal >= freeFrom ? 0 : price
}

/** How much more must be bought for delivery to be free, in minor units; 0 when it is free or the cart is empty. */
export function missingForFreeDelivery(subtotal: number, currency: Currency): number {
  if (subtotal === 0) return 0
  return Math.max(0, deliveryPrices[currency].freeFrom - subtotal)
}
