import { currencyOf, type Locale } from '@/lib/i18n/locales'
import { formatMeasures } from './measures'
import type { Category, Product } from './product'
import { type CategorySlug, categorySlugs, type ProductRow, productRows } from './products'
import elGR from './texts/el-GR'
import enGB from './texts/en-GB'
import enUS from './texts/en-US'
import esES from './texts/es-ES'
import nlNL from './texts/nl-NL'
import type { CatalogueTexts } from './texts-type'

export { type Category, findOption, limitedItemsOf, type Product, pictureOf } from './product'

const texts: Record<Locale, CatalogueTexts> = {
  'en-GB': enGB,
  'en-US': enUS,
  'el-GR': elGR,
  'nl-NL': nlNL,
  'es-ES': esES,
}

/** The categories, in the order in which they are shown. */
export async function listCategories(locale: Locale): Promise<Category[]> {
  return categorySlugs.map((slug) => describeCategory(slug, locale))
}

/** The category of a slug, or undefined when there is none. */
export async function findCategory(slug: string, locale: Locale): Promise<Category | undefined> {
  return (await listCategories(locale)).find((category) => category.slug === slug)
}

/** What is sold, all of it or in one category, in the order in which it is shown. */
export async function listProducts(locale: Locale, categorySlug?: string): Promise<Product[]> {
  return productRows
    .filter(({ category }) => categorySlug === undefined || category === categorySlug)
    .map((row) => describeProduct(row, locale))
}

/** The product of a slug, or undefined when it is not, or no longer, sold. */
export async function findProduct(slug: string, locale: Locale): Promise<Product | undefined> {
  const row = productRows.find((candidate) => candidate.slug === slug)
  return row && describeProduct(row, locale)
}

function describeCategory(slug: CategorySlug, locale: Locale): Category {
  return { slug, ...texts[locale].categories[slug] }
}

function describeProduct(row: ProductRow, locale: Locale): Product {
  const { products, options, optionKinds, facts, materials, care } = texts[locale]
  const { slug, category, prices, stock, material, measures } = row
  // Glazes and shades have a picture each; sizes and hands look alike.
  const hasPictures = row.options?.kind === 'colour' || row.options?.kind === 'shade'
  const values = row.options?.values.map((value) => ({
    value,
    label: options[value],
    image: hasPictures ? `/products/${slug}-${value}.svg` : undefined,
    stock: typeof stock === 'object' ? stock[value] : undefined,
  }))
  return {
    slug,
    category: describeCategory(category, locale),
    ...products[slug],
    price: prices[currencyOf(locale)],
    image: values?.[0]?.image ?? `/products/${slug}.svg`,
    stock: typeof stock === 'number' ? stock : undefined,
    options: row.options && values && { label: optionKinds[row.options.kind], values },
    facts: [
      { label: facts.material, text: materials[material] },
      ...formatMeasures(measures, locale).map(({ measure, text }) => ({ label: facts[measure], text })),
      { label: facts.care, text: care[material] },
    ],
  }
}
