import { limitedItemsOf, type Product, priceRangeOf } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { isInRange } from './price-ranges'
import { findSimilar, findSlugs } from './product-index'
import type { SearchQuery, Sorting } from './query'

/** How many products a page of results has. */
export const pageSize = 24

export interface Results {
  /** Those of the page. */
  products: readonly Product[]
  total: number
  /** The page that is shown: the last one when there are fewer than was asked for. */
  page: number
  pages: number
}

type IsSoldOut = (item: { product: string; option?: string | undefined }) => boolean

/**
 * Finds products.
 *
 * @param products all of a language: the same array each time, as its index is made once
 * @param isSoldOut whether none is left of an item that is limited
 */
export function searchProducts(
  products: readonly Product[],
  query: SearchQuery,
  locale: Locale,
  isSoldOut: IsSoldOut = () => false,
): Results {
  const found = matching(products, query.text).filter(
    (product) =>
      (query.category === undefined || product.category.slug === query.category) &&
      [...query.attributes].every(([name, values]) => hasAttribute(product, name, values)) &&
      (query.price === undefined || isInRange(product, query.price)) &&
      (!query.isAvailable || canBeSent(product, isSoldOut)),
  )
  const sorted = sort(found, query.sorting, locale)
  const pages = Math.max(1, Math.ceil(sorted.length / pageSize))
  const page = Math.min(query.page, pages)
  return {
    products: sorted.slice((page - 1) * pageSize, page * pageSize),
    total: sorted.length,
    page,
    pages,
  }
}

/** The products in which a text is found, the best first; all of them for no text. */
export function matching(products: readonly Product[], text: string): readonly Product[] {
  if (text === '') return products
  const bySlug = new Map(products.map((product) => [product.slug, product]))
  return findSlugs(products, text).flatMap((slug) => bySlug.get(slug) ?? [])
}

/** The product that somebody may have meant by a text in which nothing is found. */
export function meantBy(products: readonly Product[], text: string): Product | undefined {
  const slug = findSimilar(products, text)
  return products.find((product) => product.slug === slug)
}

const hasAttribute = ({ attributes }: Product, name: string, values: readonly string[]) =>
  attributes.some(
    (attribute) => attribute.name === name && attribute.values.some(({ value }) => values.includes(value)),
  )

/** What is made to order is not in stock, and of what is limited something must be left. */
function canBeSent(product: Product, isSoldOut: IsSoldOut): boolean {
  if (product.dispatch.isMadeToOrder) return false
  const limited = limitedItemsOf(product)
  const isUnlimited = limited.length < (product.options?.values.length ?? 1)
  return isUnlimited || limited.some((item) => !isSoldOut(item))
}

function sort(products: readonly Product[], sorting: Sorting, locale: Locale): readonly Product[] {
  if (sorting === 'best') return products
  if (sorting === 'name') {
    const { compare } = new Intl.Collator(locale)
    return products.toSorted((one, other) => compare(one.name, other.name))
  }
  const direction = sorting === 'priceUp' ? 1 : -1
  const price = (product: Product) => priceRangeOf(product).lowest
  return products.toSorted((one, other) => direction * (price(one) - price(other)))
}
