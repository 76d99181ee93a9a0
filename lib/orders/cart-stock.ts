import 'server-only'
import { type CartLine, findLine } from '@/lib/cart/cart'
import type { Cart } from '@/lib/cart/cart-cookie'
import { findOption, findProduct, itemName } from '@/lib/catalogue'
import { codeOf, itemOfCode } from '@/lib/discounts/uses'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { availability, listLimitedItems } from '@/lib/stock/stock'
import { type Shortage, type StockItem, stockKeyOf } from '@/lib/stock/stock-item'
import { orderContext } from './context'
import { findOrderByCart } from './repository'

/**
 * How many of each item can be bought with a cart, by `stockKeyOf`: what is left, and what the order of the same cart has
 * taken already. What is unlimited is left out.
 */
export async function availabilityFor(
  cart: Pick<Cart, 'id'>,
  items: readonly StockItem[],
): Promise<Map<string, number>> {
  const limited = new Set((await listLimitedItems()).map(stockKeyOf))
  // A cart of what is unlimited needs no database.
  if (!items.some((item) => limited.has(stockKeyOf(item)))) return new Map()
  const { database } = await orderContext()
  const left = await availability(database, items)
  const order = await findOrderByCart(database, cart.id)
  for (const item of order?.takenItems ?? []) {
    const available = left.get(stockKeyOf(item))
    if (available !== undefined) left.set(stockKeyOf(item), available + item.quantity)
  }
  return left
}

/**
 * A cart with no more of each item than can be bought, and without a discount code that has been used up; `shortages` are
 * the items of which there are not enough.
 */
export async function limitToStock(cart: Cart): Promise<Cart & { shortages: Shortage[] }> {
  const code = cart.discountCode === undefined ? [] : [itemOfCode(cart.discountCode)]
  const left = await availabilityFor(cart, [...cart.lines, ...code])
  const lines: CartLine[] = []
  const shortages: Shortage[] = []
  for (const line of cart.lines) {
    const available = left.get(stockKeyOf(line)) ?? line.quantity
    if (available > 0) lines.push({ ...line, quantity: Math.min(line.quantity, available) })
    if (available < line.quantity) shortages.push({ product: line.product, option: line.option, available })
  }
  const isUsedUp = code.some((item) => left.get(stockKeyOf(item)) === 0)
  const discountCode = isUsedUp ? undefined : cart.discountCode
  if (isUsedUp) shortages.push(...code.map(({ product }) => ({ product, available: 0 })))
  return { ...cart, lines, discountCode, shortages }
}

/** The shortage of a stock key by which the last change of a cart was limited: the cart holds all that is left of it. */
export async function findShortage(stockKey: unknown, cart: Cart): Promise<Shortage[]> {
  const item = (await listLimitedItems()).find((candidate) => stockKeyOf(candidate) === stockKey)
  if (!item) return []
  const available = (await availabilityFor(cart, [item])).get(stockKeyOf(item)) ?? 0
  const inCart = findLine(cart.lines, item)?.quantity ?? 0
  return inCart < available ? [] : [{ product: item.product, option: item.option, available }]
}

/** What a shopper reads about the items of which there are not enough, a sentence for each. */
export async function shortageTexts(shortages: readonly Shortage[], locale: Locale): Promise<string[]> {
  const t = translator(locale)
  const texts = shortages.map(async ({ product: slug, option, available }) => {
    const code = codeOf(slug)
    if (code !== undefined) return t('discount.used', { code })
    const product = await findProduct(slug, locale)
    if (!product) return []
    const name = itemName(product.name, findOption(product, option)?.label)
    return available === 0
      ? t('stock.removed', { product: name })
      : t('stock.reduced', { product: name, count: available })
  })
  return (await Promise.all(texts)).flat()
}
