import { type Currency, currencyOf, type Locale } from '@/lib/i18n/locales'
import { describeCatalogue } from './described-catalogue'
import type { Category, Product } from './product'
import { selectedSource } from './selected-source'

export { pictureTypes } from './pictures'
export {
  type Attribute,
  type Category,
  findOption,
  itemName,
  limitedItemsOf,
  type NetQuantity,
  type Picture,
  type Product,
  type ProductOption,
  pictureOf,
  priceOf,
  priceRangeOf,
  skuOf,
  unitPriceOf,
} from './product'

const catalogueIn = async (locale: Locale, currency: Currency = currencyOf(locale)) =>
  describeCatalogue(await selectedSource.read(), locale, currency)

/** Whether a running shop can be given another catalogue than it was built with. */
export const isCatalogueRenewed = selectedSource.isRenewed === true

/** The categories, in the order in which they are shown. */
export async function listCategories(locale: Locale): Promise<readonly Category[]> {
  return (await catalogueIn(locale)).categories
}

/** The category of a slug, or undefined when there is none. */
export async function findCategory(slug: string, locale: Locale): Promise<Category | undefined> {
  return (await listCategories(locale)).find((category) => category.slug === slug)
}

/**
 * What is sold, all of it or in one category, in the order in which it is shown. Without a category it is the same array
 * until the catalogue changes.
 */
export async function listProducts(locale: Locale, categorySlug?: string): Promise<readonly Product[]> {
  const { products } = await catalogueIn(locale)
  return categorySlug === undefined
    ? products
    : products.filter(({ category }) => category.slug === categorySlug)
}

/**
 * The product of a slug, or undefined when it is not, or no longer, sold.
 *
 * @param currency of its prices; that of the language when left out
 */
export async function findProduct(
  slug: string,
  locale: Locale,
  currency?: Currency,
): Promise<Product | undefined> {
  return (await catalogueIn(locale, currency)).productBySlug.get(slug)
}

/** The products that go with one, at most `count`: those that it names, then others of its category. */
export async function listRelated(product: Product, locale: Locale, count: number): Promise<Product[]> {
  const named = await Promise.all(product.related.map((slug) => findProduct(slug, locale)))
  const beside = await listProducts(locale, product.category.slug)
  const related = new Set([...named.filter((other) => other !== undefined), ...beside])
  related.delete(product)
  return [...related].slice(0, count)
}

/** A picture of the catalogue by its name, where it does not stand in `public/`. */
export async function readPicture(name: string): Promise<Buffer<ArrayBuffer> | undefined> {
  return selectedSource.readPicture?.(name)
}
