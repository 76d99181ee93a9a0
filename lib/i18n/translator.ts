import { createTranslator } from 'use-intl/core'
import { shop } from '@/lib/shop'
import { type Locale, locales } from './locales'
import elGR from './messages/el-GR'
import enGB from './messages/en-GB'
import enUS from './messages/en-US'
import esES from './messages/es-ES'
import nlNL from './messages/nl-NL'
import type { Messages } from './messages-type'

/** Every text of the shop's pages, by language; the catalogue's own texts stand in the catalogue. */
export const messages: Record<Locale, Messages> = {
  'en-GB': enGB,
  'en-US': enUS,
  'el-GR': elGR,
  'nl-NL': nlNL,
  'es-ES': esES,
}

// The arguments of a message are checked against its English text, which every other language must match.
const createFor = (locale: Locale) =>
  createTranslator({ locale, messages: messages[locale] as typeof enGB, timeZone: shop.timeZone })

/** Gives the text of a message by its key, such as `cart.title`, with its arguments filled in. */
export type Translator = ReturnType<typeof createFor>

const translators = new Map(locales.map((locale) => [locale, createFor(locale)]))

/** The translator of a language. */
export function translator(locale: Locale): Translator {
  return translators.get(locale) ?? createFor(locale)
}
