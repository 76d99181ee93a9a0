import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { type Locale, locales } from '../payments/payment-job.ts'

/** The language tag of BCP 47, as `lang` and Intl want it: en_GB is en-GB. */
export const languageTag = (locale: Locale): string => locale.replace('_', '-')

/**
 * The locale that a browser asks for by Accept-Language: the same language and region, else the same language, else
 * British English.
 */
export function preferredLocale(c: Context): Locale {
  const tag = accepts(c, {
    header: 'Accept-Language',
    supports: ['en-GB', ...locales.map(languageTag)],
    default: 'en-GB',
    match: (accepted, { supports, default: none }) => {
      for (const { type } of accepted.filter(({ q }) => q > 0)) {
        const wanted = type.toLowerCase()
        const [language] = wanted.split('-')
        const found =
          supports.find((supported) => supported.toLowerCase() === wanted) ??
          supports.find((supported) => supported.split('-')[0] === language)
        if (found) return found
      }
      return none
    },
  })
  return locales.find((locale) => languageTag(locale) === tag) ?? 'en_GB'
}
