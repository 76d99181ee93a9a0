import type { Locale } from '../lib/i18n/locales'
import elGR from '../lib/i18n/messages/el-GR'
import enGB from '../lib/i18n/messages/en-GB'
import enUS from '../lib/i18n/messages/en-US'
import esES from '../lib/i18n/messages/es-ES'
import nlNL from '../lib/i18n/messages/nl-NL'

const messages: Partial<Record<Locale, object>> = {
  'en-GB': enGB,
  'en-US': enUS,
  'el-GR': elGR,
  'nl-NL': nlNL,
  'es-ES': esES,
}

/** The texts of a language by their keys. */
function textsOf(group: object, path = ''): [key: string, text: string][] {
  return Object.entries(group).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${path}.${key}`, text]] : textsOf(text, `${path}.${key}`),
  )
}

/** @returns what the shop says in a language where it says this in British English; the first text of several */
export function translation(english: string, locale: Locale): string {
  const [key] = textsOf(enGB).find(([, text]) => text === english) ?? []
  const [, text] = textsOf(messages[locale] ?? {}).find(([other]) => other === key) ?? []
  if (text === undefined) throw new Error(`In ${locale} the shop nowhere says “${english}”`)
  return text
}
