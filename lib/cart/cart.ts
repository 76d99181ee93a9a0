import { findOption, findProduct, type Product, pictureOf, priceOf, skuOf } from '@/lib/catalogue'
import { discountCodes } from '@/lib/discounts/codes'
import { type DiscountProblem, discountOn } from '@/lib/discounts/discount'
import { type Currency, currencyOf, type Locale } from '@/lib/i18n/locales'
import type { VatRate } from '@/lib/tax/vat-rates'
import { deliveryFor } from './delivery'

/** What can be put into a cart: a product, in one of its options where it has some. */
type Item = Pick<CartLine, 'product' | 'option'>

/** One item in a cart and how many of it. Never what it costs. */
export interface CartLine {
  /** The slug of the product. */
  product: string
  option?: string | undefined
  quantity: number
}

/** The greatest quantity of one item that a cart takes. */
export const maxQuantity = 20

/** The most lines that a cart takes: more would not fit into a cookie. */
export const maxLines = 25

/** What a shopper chooses for a whole cart. */
export interface CartChoices {
  /** A discount code, as it stands in the list of codes. */
  discountCode?: string | undefined
  /** To pay in; that of the language when left out. */
  currency?: Currency | undefined
}

export interface PricedLine extends CartLine {
  sku: string
  name: string
  optionLabel?: string | undefined
  /** The address of the picture of the product in this option. */
  image: string
  vatRate: VatRate
  /** In minor units, as `discount` and `total`, VAT included. */
  unitPrice: number
  /** What a discount code takes off. */
  discount: number
  /** What is to be paid: the unit prices without the discount. */
  total: number
}

/** A cart with its prices, in minor units of `currency`. `removed` holds what can no longer be bought, `subtotal` is before the discount. */
export interface PricedCart {
  lines: PricedLine[]
  removed: CartLine[]
  subtotal: number
  /** What the cart's code takes off the lines, which is part of their totals. */
  discount?: { code: string; amount: number; isDeliveryFree: boolean } | undefined
  /** Why the cart's code takes nothing off. */
  discountProblem?: DiscountProblem | undefined
  delivery: number
  total: number
  currency: Currency
}

const isSameItem = (a: Item, b: Item) => a.product === b.product && a.option === b.option

const withinLimits = (quantity: number) => Math.min(maxQuantity, Math.max(1, Math.trunc(quantity)))

/** The line of a cart that holds an item, or undefined when none does. */
export function findLine(lines: readonly CartLine[], item: Item): CartLine | undefined {
  return lines.find((line) => isSameItem(line, item))
}

/** Whether a product is made in this option; one without options is made in none. */
export function hasOption(product: Product, option: string | undefined): boolean {
  return product.options ? findOption(product, option) !== undefined : option === undefined
}

/**
 * Adds an item to a cart, to the quantity that is there already, up to `maxQuantity`.
 * A cart of `maxLines` lines takes no other item.
 */
export function addToCart(lines: readonly CartLine[], added: CartLine): CartLine[] {
  const present = findLine(lines, added)
  if (present) return changeQuantity(lines, present, present.quantity + added.quantity)
  if (lines.length >= maxLines) return [...lines]
  return [...lines, { ...added, quantity: withinLimits(added.quantity) }]
}

/** Sets the quantity of an item in a cart, from 1 to `maxQuantity`; other lines stay as they are. */
export function changeQuantity(lines: readonly CartLine[], item: Item, quantity: number): CartLine[] {
  return lines.map((line) => (isSameItem(line, item) ? { ...line, quantity: withinLimits(quantity) } : line))
}

/** Takes an item out of a cart. */
export function removeFromCart(lines: readonly CartLine[], item: Item): CartLine[] {
  return lines.filter((line) => !isSameItem(line, item))
}

/** The quantities of some lines, added up. */
export function totalQuantity(lines: readonly CartLine[]): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}

/**
 * Prices a cart by the catalogue, in its currency or else that of the language, with its discount code. What is no longer sold, or not in
 * that option, is left out of the lines and named in `removed`. How much must be bought for delivery to be free is asked of
 * the prices before the discount: so no code makes a cart dearer.
 */
export async function priceCart(
  lines: readonly CartLine[],
  locale: Locale,
  { discountCode, currency = currencyOf(locale) }: CartChoices = {},
): Promise<PricedCart> {
  const products = await Promise.all(lines.map(({ product }) => findProduct(product, locale, currency)))
  const priced: PricedLine[] = []
  const removed: CartLine[] = []
  for (const [index, line] of lines.entries()) {
    const product = products[index]
    if (product && hasOption(product, line.option)) priced.push(priceLine(line, product))
    else removed.push(line)
  }
  const subtotal = priced.reduce((sum, line) => sum + line.total, 0)
  const found =
    discountCode === undefined || priced.length === 0
      ? undefined
      : discountOn(
          discountCodes.get(discountCode),
          priced.map(({ total }) => total),
          currency,
          new Date(),
        )
  const discount = found && 'code' in found ? found : undefined
  const delivery = discount?.isDeliveryFree ? 0 : deliveryFor(subtotal, currency)
  return {
    lines: priced.map((line, index) => discounted(line, discount?.shares[index] ?? 0)),
    removed,
    subtotal,
    discount,
    discountProblem: found && 'kind' in found ? found : undefined,
    delivery,
    total: subtotal - (discount?.amount ?? 0) + delivery,
    currency,
  }
}

/** The lines of a cart that can still be bought. */
export async function buyableLines(lines: readonly CartLine[], locale: Locale): Promise<CartLine[]> {
  const { removed } = await priceCart(lines, locale)
  return lines.filter((line) => !removed.includes(line))
}

const discounted = (line: PricedLine, discount: number): PricedLine => ({
  ...line,
  discount,
  total: line.total - discount,
})

function priceLine(line: CartLine, product: Product): PricedLine {
  const unitPrice = priceOf(product, line.option)
  return {
    ...line,
    sku: skuOf(product, line.option),
    name: product.name,
    optionLabel: findOption(product, line.option)?.label,
    image: pictureOf(product, line.option).src,
    vatRate: product.vatRate,
    unitPrice,
    discount: 0,
    total: unitPrice * line.quantity,
  }
}
