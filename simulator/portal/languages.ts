import type { Locale } from '../payments/payment-job.ts'

const names: Record<Locale, string> = {
  en_GB: 'English (UK)',
  en_US: 'English (US)',
  nl_NL: 'Dutch',
  el_GR: 'Greek',
  es_ES: 'Spanish',
}

/** What the Portal calls the language of a locale. */
export const languageName = (locale: Locale): string => names[locale]

/** The languages to choose from: English first, then by name. */
export const languages = Object.entries(names) as [Locale, string][]
