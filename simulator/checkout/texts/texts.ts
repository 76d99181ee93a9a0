import { type Locale, locales } from '../../payments/payment-job.ts'
import { elGR } from './el-gr.ts'
import { enGB, type Texts } from './en-gb.ts'
import { enUS } from './en-us.ts'
import { esES } from './es-es.ts'
import { nlNL } from './nl-nl.ts'

export type { Texts }

const byLocale: Record<Locale, Texts> = { en_GB: enGB, en_US: enUS, el_GR: elGR, nl_NL: nlNL, es_ES: esES }

export const textsIn = (locale: Locale): Texts => byLocale[locale]

/** The language tag of BCP 47, as `lang` and Intl want it: en_GB is en-GB. */
export const languageTag = (locale: Locale): string => locale.replace('_', '-')

/**
 * The locale for a page that belongs to no payment job.
 *
 * @param acceptLanguage the request header, taken in the browser's order; British English when nothing fits
 */
export function localeFor(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')
  for (const tag of wanted) {
    const found =
      locales.find((locale) => languageTag(locale).toLowerCase() === tag) ??
      (tag.startsWith('en')
        ? 'en_GB'
        : locales.find((locale) => tag !== '' && locale.split('_')[0] === tag.split('-')[0]))
    if (found) return found
  }
  return 'en_GB'
}
