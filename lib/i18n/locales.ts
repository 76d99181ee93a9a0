/** The languages of the shop, as they stand in its addresses: the five that the gateway's pages speak. */
export const locales = ['en-GB', 'en-US', 'el-GR', 'nl-NL', 'es-ES'] as const

export type Locale = (typeof locales)[number]

/** For a shopper whose browser names none of the five. */
export const defaultLocale: Locale = 'en-GB'

const currencyByLocale = {
  'en-GB': 'GBP',
  'en-US': 'USD',
  'el-GR': 'EUR',
  'nl-NL': 'EUR',
  'es-ES': 'EUR',
} as const satisfies Record<Locale, string>

/** The currencies of the shop. A new one needs prices in the catalogue and for delivery. */
export type Currency = (typeof currencyByLocale)[Locale]

/** Every currency that shoppers can choose to pay in. */
export const currencies: readonly Currency[] = [...new Set(Object.values(currencyByLocale))]

/** Each language by its own name, as a switch shows it. */
export const localeNames: Record<Locale, string> = {
  'en-GB': 'English (UK)',
  'en-US': 'English (US)',
  'el-GR': 'Ελληνικά',
  'nl-NL': 'Nederlands',
  'es-ES': 'Español',
}

/** Whether a part of an address is one of the shop's languages. */
export function isLocale(value: string): value is Locale {
  return locales.some((locale) => locale === value)
}

/** The currency that a shopper of this language pays in who has not chosen another. */
export function currencyOf(locale: Locale): Currency {
  return currencyByLocale[locale]
}
