'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { createElement, type ReactNode } from 'react'
import { z } from 'zod'
import * as cart from '@/lib/cart/cart'
import { type Cart, getCart, saveCart } from '@/lib/cart/cart-cookie'
import { findProduct } from '@/lib/catalogue'
import { discountCodes } from '@/lib/discounts/codes'
import { normalCode } from '@/lib/discounts/discount-code'
import { allowEntry } from '@/lib/discounts/entry-limit'
import { formFields } from '@/lib/form-fields'
import { currencies, defaultLocale, type Locale, locales } from '@/lib/i18n/locales'
import { limitToStock } from '@/lib/orders/cart-stock'
import { orderContext } from '@/lib/orders/context'
import { paths } from '@/lib/paths'
import { stockKeyOf } from '@/lib/stock/stock-item'
import { requireDatabase } from '../require-database'
import { DrawerContents } from './drawer-contents'
import type { CartNotice, CodeProblem } from './notices'

const itemFields = z.object({
  locale: z.enum(locales).catch(defaultLocale),
  product: z.string().max(100).catch(''),
  option: z.string().max(100).optional().catch(undefined),
})
const quantityField = z.coerce.number().int().min(1)
/** One less or one more than the field says: which button was pressed. */
const stepField = z.enum(['-1', '1']).transform(Number)

function read(form: FormData) {
  const fields = formFields(form)
  const { data: quantity } = quantityField.safeParse(fields.quantity)
  const { data: step } = stepField.safeParse(fields.step)
  return { ...itemFields.parse(fields), quantity: quantity && quantity + (step ?? 0) }
}

/** Puts a product into the cart: `product`, `option` where it has some, and `quantity`. Leads to the cart. */
export async function addToCart(form: FormData): Promise<never> {
  return leadToCart(await add(form))
}

/** The same, but stays where the shopper is. @returns what the drawer shows */
export async function addToCartInDrawer(form: FormData): Promise<ReactNode> {
  return createElement(DrawerContents, await add(form))
}

async function add(form: FormData): Promise<Changed> {
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
    const notice = line.quantity < before + quantity ? 'limited' : 'added'
    return { lines: changed, notice, item: added }
  })
}

/** Sets the quantity of a line. Leads to the cart. */
export async function changeQuantity(form: FormData): Promise<never> {
  const { locale, quantity, ...line } = read(form)
  const changed = await change(locale, (lines) => {
    if (quantity === undefined) return { notice: 'quantity' }
    const notice = quantity > cart.maxQuantity ? 'limited' : 'updated'
    return { lines: cart.changeQuantity(lines, line, quantity), notice, item: cart.findLine(lines, line) }
  })
  return leadToCart(changed)
}

/** Takes a line out of the cart. Leads to the cart. */
export async function removeFromCart(form: FormData): Promise<never> {
  const { locale, ...line } = read(form)
  const changed = await change(locale, (lines) => ({
    lines: cart.removeFromCart(lines, line),
    notice: 'removed',
    item: cart.findLine(lines, line),
  }))
  return leadToCart(changed)
}

/**
 * Puts a discount code, `discountCode`, into the cart. One that needs more in the cart stays there until it has it; of all
 * others that take nothing off, the shopper reads why. Leads to the cart.
 */
export async function enterCode(form: FormData): Promise<never> {
  const { locale } = read(form)
  const code = normalCode(formFields(form).discountCode ?? '')
  await requireDatabase(paths.cart(locale))
  const current = await getCart()
  const leave = (query: { notice: CartNotice } | { code: CodeProblem }) =>
    redirect(`${paths.cart(locale)}?${new URLSearchParams(query)}`)
  if (current.lines.length === 0) redirect(paths.cart(locale))
  if (!(await allowEntry((await orderContext()).database, current.id, await headers()))) {
    return leave({ code: 'tooMany' })
  }
  if (!discountCodes.has(code)) return leave({ code: 'unknown' })
  const changed = { ...current, discountCode: code }
  const { discountProblem } = await cart.priceCart(current.lines, locale, changed)
  if (discountProblem && discountProblem.kind !== 'minimum') return leave({ code: discountProblem.kind })
  if ((await limitToStock(changed)).discountCode === undefined) return leave({ code: 'used' })
  await saveCart(changed)
  return leave({ notice: 'codeEntered' })
}

/** Sets the currency to pay in. Leads to the cart. */
export async function changeCurrency(form: FormData): Promise<never> {
  const { locale } = read(form)
  const { currency: chosen } = formFields(form)
  const current = await getCart()
  const currency = currencies.find((known) => known === chosen) ?? current.currency
  await saveCart({ ...current, currency })
  redirect(paths.cart(locale))
}

/** Takes the discount code out of the cart. Leads to the cart. */
export async function removeCode(form: FormData): Promise<never> {
  const { locale } = read(form)
  await saveCart({ ...(await getCart()), discountCode: undefined })
  redirect(`${paths.cart(locale)}?${new URLSearchParams({ notice: 'codeRemoved' satisfies CartNotice })}`)
}

/** A cart that was changed, and what is to be said of the change. */
interface Changed {
  stored: Cart
  query: Record<string, string>
  locale: Locale
}

function leadToCart({ query, locale }: Changed): never {
  redirect(`${paths.cart(locale)}?${new URLSearchParams(query)}`)
}

/** Changes the cart. Of that the shopper reads `notice` of `item`, or of what there is too little, and can undo what was removed. */
async function change(
  locale: Locale,
  decide: (lines: cart.CartLine[]) => {
    lines?: cart.CartLine[]
    notice: CartNotice
    item?: Partial<cart.CartLine> | undefined
  },
): Promise<Changed> {
  await requireDatabase(paths.cart(locale))
  const current = await getCart()
  // The cart page has said what is no longer sold and what there is too little of, so the next change drops it.
  const { lines: before } = await limitToStock({
    ...current,
    lines: await cart.buyableLines(current.lines, locale),
  })
  const { lines = before, notice, item } = decide(before)
  const changed = await limitToStock({ ...current, lines })
  const stored = { ...current, lines: changed.lines }
  await saveCart(stored)
  const [short] = changed.shortages
  const said = Object.entries(short ? { short: stockKeyOf(short) } : { notice, ...item })
  const query = said.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return { stored, query: Object.fromEntries(query), locale }
}
