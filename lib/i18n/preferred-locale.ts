import Negotiator from 'negotiator'
import { defaultLocale, type Locale, locales } from './locales'

/**
 * Chooses a language for a shopper whose address names none.
 *
 * @param acceptLanguage the request's Accept-Language header (RFC 9110, section 12.5.4)
 * @returns the best of the shop's languages; one of the same language in another region counts as a match
 */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const languages = new Negotiator({ headers: { 'accept-language': acceptLanguage ?? '' } }).languages()
  for (const tag of languages.map((language) => language.toLowerCase())) {
    const [language] = tag.split('-')
    const match =
      locales.find((locale) => locale.toLowerCase() === tag) ??
      locales.find((locale) => locale.split('-')[0] === language)
    if (match) return match
  }
  return defaultLocale
}
