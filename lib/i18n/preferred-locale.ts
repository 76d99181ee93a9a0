import { defaultLocale, type Locale, locales } from './locales'

/**
 * Chooses a language for a shopper who asked for none.
 *
 * @param acceptLanguage the request's Accept-Language header (RFC 9110, section 12.5.4)
 * @returns the best of the shop's languages; one of the same language in another region counts as a match
 */
export function preferredLocale(acceptLanguage: string | null): Locale {
  for (const range of rangesByWeight(acceptLanguage ?? '')) {
    const exact = locales.find((locale) => locale.toLowerCase() === range)
    if (exact) return exact
    const language = range.split('-')[0]
    const related = locales.find((locale) => locale.split('-')[0] === language)
    if (related) return related
  }
  return defaultLocale
}

function rangesByWeight(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return { range, weight: weight ? Number(weight.slice(2)) : 1 }
    })
    .filter(({ range, weight }) => range !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ range }) => range)
}
