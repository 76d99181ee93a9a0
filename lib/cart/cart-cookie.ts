import 'server-only'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { cookies } from '@/lib/cookies'
import { maxCodeLength } from '@/lib/discounts/discount-code'
import { type Currency, currencies } from '@/lib/i18n/locales'
import { sealedCookie } from '@/lib/sealed-cookie'
import { type CartChoices, type CartLine, maxLines, maxQuantity } from './cart'

const cartSchema = z.object({
  id: z.uuid(),
  lines: z
    .array(
      z.object({
        product: z.string(),
        option: z.string().optional(),
        quantity: z.int().min(1).max(maxQuantity),
      }),
    )
    .max(maxLines),
  discountCode: z.string().max(maxCodeLength).optional(),
  currency: z.enum(currencies).optional().catch(undefined),
})

/**
 * The cart of a browser. Its ID names one purchase: it is made when the first item goes into an empty cart, stays while
 * the lines change, and is replaced when purchased items are removed.
 */
export interface Cart extends CartChoices {
  id: string
  lines: CartLine[]
}

/**
 * A cookie of its own, because each response that sets it replaces the whole cart. Of two responses at the same time,
 * the one that arrives last wins. So nothing that waits for the gateway may write it, and what remains is the time of a
 * request that does not.
 */
const cookie = sealedCookie(cookies.cart, cartSchema)

/** A cart that no item has been in yet, or the one that begins with what a purchase left. The currency is chosen for both. */
export const newCart = (lines: CartLine[] = [], currency?: Currency): Cart => ({
  id: randomUUID(),
  lines,
  ...(currency && { currency }),
})

/** The cart of this browser, as the request brought it. An empty one has a new ID each time, until an item is added. */
export async function getCart(): Promise<Cart> {
  const cart = await cookie.read()
  return cart && cart.lines.length > 0 ? cart : newCart([], cart?.currency)
}

/** Keeps the cart of this browser. Only a Server Action or a route handler may call it. */
export async function saveCart(cart: Cart): Promise<void> {
  await cookie.write(cart)
}
