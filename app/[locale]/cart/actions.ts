'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import * as cart from '@/lib/cart/cart'
import { getCart, saveCart } from '@/lib/cart/cart-cookie'
import { findProduct } from '@/lib/catalogue'
import { formFields } from '@/lib/form-fields'
import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales'
import { limitToStock } from '@/lib/orders/cart-stock'
import { paths } from '@/lib/paths'
import { stockKeyOf } from '@/lib/stock/stock'
import { requireDatabase } from '../require-database'
import type { CartNotice } from './notices'

const itemFields = z.object({
  locale: z.enum(locales).catch(defaultLocale),
  product: z.string().max(100).catch(''),
  option: z.string().max(100).optional().catch(undefined),
})
const quantityField = z.coerce.number().int().min(1)

function read(form: FormData) {
  const fields = formFields(form)
  const { data: quantity } = quantityField.safeParse(fields.quantity)
  return { ...itemFields.parse(fields), quantity }
}

/** Puts a product into the cart: `product`, `option` where it has some, and `quantity`. Leads to the cart. */
export async function addToCart(form: FormData): Promise<never> {
  const { locale, quantity, ...added } = read(form)
  const product = await findProduct(added.product, locale)
  return change(locale, (lines) => {
    if (!product) return { notice: 'unknown' }
    if (!cart.hasOption(product, added.option)) return { notice: 'option' }
    if (quantity === undefined) return { notice: 'quantity' }
    const changed = cart.addToCart(lines, { ...added, quantity })
    const line = cart.findLine(changed, added)
    if (!line) return { notice: 'full' }
    const before = cart.findLine(lines, added)?.quantity ?? 0
    return { lines: changed, notice: line.quantity < before + quantity ? 'limited' : 'added' }
  })
}

/** Sets the quantity of a line. Leads to the cart. */
export async function changeQuantity(form: FormData): Promise<never> {
  const { locale, quantity, ...line } = read(form)
  return change(locale, (lines) => {
    if (quantity === undefined) return { notice: 'quantity' }
    const notice = quantity > cart.maxQuantity ? 'limited' : 'updated'
    return { lines: cart.changeQuantity(lines, line, quantity), notice }
  })
}

/** Takes a line out of the cart. Leads to the cart. */
export async function removeFromCart(form: FormData): Promise<never> {
  const { locale, ...line } = read(form)
  return change(locale, (lines) => ({ lines: cart.removeFromCart(lines, line), notice: 'removed' }))
}

/** Changes the cart and leads to it; there the shopper reads `notice`, or of what there is too little. */
async function change(
  locale: Locale,
  decide: (lines: cart.CartLine[]) => { lines?: cart.CartLine[]; notice: CartNotice },
): Promise<never> {
  await requireDatabase(paths.cart(locale))
  const current = await getCart()
  // The cart page has said what is no longer sold and what there is too little of, so the next change drops it.
  const { lines: before } = await limitToStock({
    ...current,
    lines: await cart.buyableLines(current.lines, locale),
  })
  const { lines = before, notice } = decide(before)
  const changed = await limitToStock({ ...current, lines })
  await saveCart({ ...current, lines: changed.lines })
  const [short] = changed.shortages
  const said = new URLSearchParams(short ? [['short', stockKeyOf(short)]] : [['notice', notice]])
  redirect(`${paths.cart(locale)}?${said}`)
}
