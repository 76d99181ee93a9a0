import type { Locale } from '@/lib/i18n/locales'
import texts from './shop-texts.json'

/** What a shop says of itself. `npm run setup` puts neutral words in place of the sample's. */
export interface ShopTexts {
  /** Behind its name in titles, and below it in pictures of links. */
  tagline: string
  /** For search engines. */
  description: string
  home: {
    title: string
    introduction: string
    /** Below the products. */
    story?: { title: string; paragraphs: readonly string[] }
  }
  /** Around the postal address at the end of every page. */
  address: { title: string; hours?: string }
}

const byLocale: Partial<Record<string, ShopTexts>> = texts

/** The texts of a language, or those of another form of it. @throws Error when there are none */
export function shopTexts(locale: Locale): ShopTexts {
  const related = Object.keys(byLocale).find((other) => other.slice(0, 2) === locale.slice(0, 2)) ?? ''
  const found = byLocale[locale] ?? byLocale[related]
  if (!found) throw new Error(`lib/content/shop-texts.json has no texts in ${locale}.`)
  return found
}
