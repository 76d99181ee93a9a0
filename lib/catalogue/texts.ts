import type { Locale } from '@/lib/i18n/locales'
import type { Category, Product } from './catalogue'
import type { ProductSlug } from './products'
import elGR from './texts/el-GR'
import enGB from './texts/en-GB'
import enUS from './texts/en-US'
import esES from './texts/es-ES'
import nlNL from './texts/nl-NL'

/** The words for one product: its name, a tagline for lists, and what its maker has to say about it. */
export interface ProductText {
  name: string
  tagline: string
  description: string
}

/** The words of the catalogue in one language. */
export interface CatalogueTexts {
  products: Record<ProductSlug, ProductText>
  categories: Record<Category, { name: string; introduction: string }>
  options: Record<string, string>
}

export const texts: Record<Locale, CatalogueTexts> = {
  'en-GB': enGB,
  'en-US': enUS,
  'el-GR': elGR,
  'nl-NL': nlNL,
  'es-ES': esES,
}

/** The words for a product in a language. */
export function productText(product: Product, locale: Locale): ProductText {
  // Slugs are checked against these records at compile time; the schema widens them to strings.
  return texts[locale].products[product.slug as ProductSlug]
}

/** The words for a part of the shop in a language. */
export function categoryText(category: Category, locale: Locale): { name: string; introduction: string } {
  return texts[locale].categories[category]
}

/** The name of an option such as `chalk` in a language; the option itself when it has none. */
export function optionText(option: string, locale: Locale): string {
  return texts[locale].options[option] ?? option
}
