import type { VatRate } from '@/lib/tax/vat-rates'

/** A picture of a product. */
export interface Picture {
  /** Its address. */
  src: string
  alt: string
  /** In pixels, as `height`: room is kept for it before it is there. */
  width: number
  height: number
}

/** How much is in a package, of what is sold by weight or volume: in grams or millilitres. */
export interface NetQuantity {
  amount: number
  unit: 'g' | 'ml'
}

/** How soon a product is sent. How long the parcel then takes stands in lib/shop.ts. */
export interface Dispatch {
  /** Whether it is made after it was ordered. */
  isMadeToOrder: boolean
  /** From the order until it is sent. */
  workingDays: { min: number; max: number }
}

/** Something to find products by beside their category, such as a glaze. */
export interface Attribute {
  /** Its name in addresses. */
  name: string
  label: string
  values: readonly { value: string; label: string }[]
}

/**
 * What options differ in, where feeds and search engines have a word for it. Source: https://schema.org/variesBy, and
 * https://support.google.com/merchants/answer/6324507
 */
export const variedProperties = ['color', 'size', 'material', 'pattern'] as const

export type VariedProperty = (typeof variedProperties)[number]

/** One of the options that a product is made in. */
export interface ProductOption {
  /** Its name in carts. */
  value: string
  label: string
  sku: string
  /** In minor units, as the product's, where this option costs something else: see `priceOf`. */
  price?: number | undefined
  /** Where it looks different from the other options. */
  picture?: Picture | undefined
  netQuantity?: NetQuantity | undefined
  /** How many the shop has to begin with; undefined when there is no limit. */
  stock?: number | undefined
}

/** A part of the catalogue, as a shopper of one language sees it. */
export interface Category {
  /** Its name in addresses. */
  slug: string
  name: string
  introduction: string
}

/** A product as it is sold to shoppers of one language. */
export interface Product {
  /** Its name in addresses and carts. */
  slug: string
  /** The merchant's number of it; options have their own. */
  sku: string
  category: Category
  name: string
  /** One line, for lists. */
  tagline: string
  description: string
  /** In minor units of the currency of the language, VAT included; an option may have another: see `priceOf`. */
  price: number
  vatRate: VatRate
  /** The first is the main one; those of options stand with the options. */
  pictures: readonly [Picture, ...Picture[]]
  /** How many the shop has to begin with; undefined when there is no limit, or when its options have stocks of their own. */
  stock?: number | undefined
  dispatch: Dispatch
  netQuantity?: NetQuantity | undefined
  /** What a shopper must choose one of, if it is made in several; the first is offered first. */
  options?:
    | { label: string; variesBy?: VariedProperty | undefined; values: readonly ProductOption[] }
    | undefined
  attributes: readonly Attribute[]
  /** What it is made of, how large it is, how to look after it. */
  facts: readonly { label: string; text: string }[]
  /** The slugs of products that go with it. */
  related: readonly string[]
}

/** What an item is called in lists: a product, in its option where it has one. */
export const itemName = (name: string, optionLabel: string | undefined): string =>
  optionLabel === undefined ? name : `${name}, ${optionLabel}`

/** The option of a product by its value, or undefined when it is not made in it. */
export function findOption(product: Product, value: string | undefined): ProductOption | undefined {
  return product.options?.values.find((option) => option.value === value)
}

/** The merchant's number of a product, or of its option. */
export function skuOf(product: Product, option: string | undefined): string {
  return findOption(product, option)?.sku ?? product.sku
}

/** What a product costs in an option, in minor units, VAT included. */
export function priceOf(product: Product, option: string | undefined): number {
  return findOption(product, option)?.price ?? product.price
}

/** What a product costs in the cheapest and in the dearest of its options. */
export function priceRangeOf(product: Product): { lowest: number; highest: number } {
  const prices = product.options?.values.map(({ price }) => price ?? product.price) ?? [product.price]
  return { lowest: Math.min(...prices), highest: Math.max(...prices) }
}

/**
 * The price per kilogram or litre, in minor units, and of what weight or volume it was reckoned: Directive 98/6/EC and the Price Marking Order ask for it beside the price
 * of what is sold by weight or volume. Undefined for all else.
 */
export function unitPriceOf(
  product: Product,
  option: string | undefined,
): { price: number; unit: 'kg' | 'l'; netQuantity: NetQuantity } | undefined {
  const netQuantity = findOption(product, option)?.netQuantity ?? product.netQuantity
  if (!netQuantity) return undefined
  const price = Math.round((priceOf(product, option) * 1000) / netQuantity.amount)
  return { price, unit: netQuantity.unit === 'g' ? 'kg' : 'l', netQuantity }
}

/** The main picture of a product in an option. */
export function pictureOf(product: Product, option: string | undefined): Picture {
  return findOption(product, option)?.picture ?? product.pictures[0]
}

/** The options of a product of which there are only so many, or the product itself, each with how many to begin with. */
export function limitedItemsOf({ slug, options, stock }: Product) {
  const items: { product: string; option?: string | undefined; stock: number }[] = []
  for (const { value, stock } of options?.values ?? [])
    if (stock !== undefined) items.push({ product: slug, option: value, stock })
  if (!options && stock !== undefined) items.push({ product: slug, stock })
  return items
}
