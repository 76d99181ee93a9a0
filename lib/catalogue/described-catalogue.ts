import { type Currency, currencyOf, type Locale } from '@/lib/i18n/locales'
import type { Category, Picture, Product } from './product'
import type { CatalogueData, PictureData, ProductData } from './source'

/** The catalogue as shoppers of one language see it, in one currency. */
export interface Catalogue {
  categories: readonly Category[]
  products: readonly Product[]
  productBySlug: ReadonlyMap<string, Product>
}

/** What was described, by where it came from, and by language and currency. */
const described = new WeakMap<CatalogueData, Map<string, Catalogue>>()

/** Describes a catalogue in a language and a currency, once. */
export function describeCatalogue(
  data: CatalogueData,
  locale: Locale,
  currency: Currency = currencyOf(locale),
): Catalogue {
  const known = described.get(data) ?? new Map<string, Catalogue>()
  described.set(data, known)
  const key = `${locale} ${currency}`
  const catalogue = known.get(key) ?? inLanguage(data, locale, currency)
  known.set(key, catalogue)
  return catalogue
}

function inLanguage(data: CatalogueData, locale: Locale, currency: Currency): Catalogue {
  const categories = data.categories.map(({ slug, name, introduction }) => ({
    slug,
    name: name[locale],
    introduction: introduction[locale],
  }))
  const bySlug = new Map(categories.map((category) => [category.slug, category]))
  const products = data.products.flatMap((product) => {
    const category = bySlug.get(product.category)
    return category ? [describeProduct(product, category, locale, currency)] : []
  })
  return { categories, products, productBySlug: new Map(products.map((product) => [product.slug, product])) }
}

function describeProduct(data: ProductData, category: Category, locale: Locale, currency: Currency): Product {
  const picture = ({ alt, ...rest }: PictureData): Picture => ({ ...rest, alt: alt[locale] })
  const [main, ...more] = data.pictures
  const { prices, options, ...same } = data
  return {
    ...same,
    category,
    name: data.name[locale],
    tagline: data.tagline[locale],
    description: data.description[locale],
    price: prices[currency],
    pictures: [picture(main), ...more.map(picture)],
    options: options && {
      label: options.label[locale],
      variesBy: options.variesBy,
      values: options.values.map(({ label, prices: own, picture: shown, ...rest }) => ({
        ...rest,
        label: label[locale],
        price: own?.[currency],
        picture: shown && picture(shown),
      })),
    },
    attributes: data.attributes.map(({ name, label, values }) => ({
      name,
      label: label[locale],
      values: values.map(({ value, label }) => ({ value, label: label[locale] })),
    })),
    facts: data.facts.map(({ label, text }) => ({ label: label[locale], text: text[locale] })),
  }
}
