import type { Locale } from './i18n/locales'
import { shop } from './shop'

/** The shop's address in one line, with the name of its country for readers of this language. */
export function postalAddress(locale: Locale): string {
  const country = new Intl.DisplayNames([locale], { type: 'region' }).of(shop.country)
  return [...shop.address, country].join(', ')
}
