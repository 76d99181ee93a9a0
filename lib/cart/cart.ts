import { findProduct, hasOption, type Product, unitPrice } from '@/lib/catalogue/catalogue'
import { optionText, productText } from '@/lib/catalogue/texts'
import { currencyOf, type Locale } from '@/lib/i18n/locales'
import type { Currency } from '@/lib/money'
import { deliveryFor } from './delivery'

/** A thing that can be put into a cart: a product, in one of its options where it has some. */
type Thing = Pick<CartLine, 'product' | 'option'>

/** One thing in a cart: which product, in which of its options, how many. Never what it costs. */
export interface CartLine {
  product: string
  option?: string | undefined
  quantity: number
}

/** The most pieces of one thing that a cart takes. */
export const mostOfOneThing = 20

/** The most different things that a cart takes: more would not fit into a cookie. */
export const mostLines = 25

export interface PricedLine {
  product: Product
  name: string
  option?: string
  optionLabel?: string
  quantity: number
  /** In minor units, as `total`. */
  unitPrice: number
  total: number
}

/** A cart with its prices, in minor units of `currency`. `removed` holds what can no longer be bought. */
export interface PricedCart {
  lines: PricedLine[]
  removed: CartLine[]
  subtotal: number
  delivery: number
  total: number
  currency: Currency
}

const sameThing = (a: Thing, b: Thing) => a.product === b.product && a.option === b.option

const withinLimits = (quantity: number) => Math.min(mostOfOneThing, Math.max(1, Math.trunc(quantity)))

/** The line of a cart that holds a thing, or undefined when none does. */
export function findLine(lines: readonly CartLine[], thing: Thing): CartLine | undefined {
  return lines.find((line) => sameThing(line, thing))
}

/** Whether the product is sold, and in this option. */
export function isBuyable(thing: Thing): boolean {
  const product = findProduct(thing.product)
  return product !== undefined && hasOption(product, thing.option)
}

/**
 * Puts pieces of a thing into a cart, together with those that are there already, up to `mostOfOneThing`.
 * A cart with `mostLines` different things takes no other.
 */
export function addToCart(lines: readonly CartLine[], added: CartLine): CartLine[] {
  const present = findLine(lines, added)
  if (present) return changeQuantity(lines, present, present.quantity + added.quantity)
  if (lines.length >= mostLines) return [...lines]
  return [...lines, { ...added, quantity: withinLimits(added.quantity) }]
}

/** Sets how many pieces of a thing a cart holds, from 1 to `mostOfOneThing`; other lines stay as they are. */
export function changeQuantity(lines: readonly CartLine[], thing: Thing, quantity: number): CartLine[] {
  return lines.map((line) => (sameThing(line, thing) ? { ...line, quantity: withinLimits(quantity) } : line))
}

/** Takes a thing out of a cart. */
export function removeFromCart(lines: readonly CartLine[], thing: Thing): CartLine[] {
  return lines.filter((line) => !sameThing(line, thing))
}

/** How many pieces a cart holds, without those that can no longer be bought. */
export function countPieces(lines: readonly CartLine[]): number {
  return lines.filter(isBuyable).reduce((sum, line) => sum + line.quantity, 0)
}

/**
 * Prices a cart by the catalogue, in the currency of the language. What is no longer sold, or not in that option, is
 * left out of the lines and named in `removed`.
 */
export function priceCart(lines: readonly CartLine[], locale: Locale): PricedCart {
  const currency = currencyOf(locale)
  const priced: PricedLine[] = []
  const removed: CartLine[] = []
  for (const line of lines) {
    const product = findProduct(line.product)
    if (product && hasOption(product, line.option)) priced.push(priceLine(line, product, locale, currency))
    else removed.push(line)
  }
  const subtotal = priced.reduce((sum, line) => sum + line.total, 0)
  const delivery = deliveryFor(subtotal, currency)
  return { lines: priced, removed, subtotal, delivery, total: subtotal + delivery, currency }
}

function priceLine(line: CartLine, product: Product, locale: Locale, currency: Currency): PricedLine {
  const price = unitPrice(product, currency)
  return {
    product,
    name: productText(product, locale).name,
    ...(line.option !== undefined && { option: line.option, optionLabel: optionText(line.option, locale) }),
    quantity: line.quantity,
    unitPrice: price,
    total: price * line.quantity,
  }
}
