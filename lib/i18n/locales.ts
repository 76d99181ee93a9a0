// next.config.ts reads this file, too, and finds no other module by `@/`.
import { deliveryPrices, languages } from '../shop'

/** Each language that the project has texts in, by its own name, as a switch shows it: those that the gateway's pages speak. */
export const localeNames = {
  'en-GB': 'English (UK)',
  'en-US': 'English (US)',
  'el-GR': 'Ελληνικά',
  'nl-NL': 'Nederlands',
  'es-ES': 'Español',
} as const

export type Locale = keyof typeof localeNames

export type Currency = keyof typeof deliveryPrices

/** The currencies that the project has prices in. */
export const knownCurrencies = Object.keys(deliveryPrices) as Currency[]

// What the project has no texts or prices in does not compile here.
const currencyByLocale: Partial<Record<Locale, Currency>> = languages satisfies {
  [Name in keyof typeof languages]: Name extends Locale ? Currency : never
}

/** The languages of this shop, as they stand in its addresses. */
export const locales = Object.keys(languages) as [Locale, ...Locale[]]

/** Every currency that shoppers can choose to pay in. */
export const currencies: readonly Currency[] = [...new Set(Object.values(languages))]

/** For a shopper whose browser names none of them. */
export const [defaultLocale] = locales

/** Whether a part of an address is one of the shop's languages. */
export function isLocale(value: string): value is Locale {
  return locales.some((locale) => locale === value)
}

/** The currency that a shopper of this language pays in who has not chosen another; of a language that the shop has no more, that of the first one. */
export function currencyOf(locale: Locale): Currency {
  return currencyByLocale[locale] ?? languages[defaultLocale as keyof typeof languages]
}
