import { type Texts, textsIn } from '../../checkout/texts/texts.ts'
import { locales } from '../../payments/payment-job.ts'

/** Stands for what a text says of an amount, a card or a method. */
const anything = '\u0000'

/**
 * Matches a text of the hosted page in each of its five languages, so that a test need not know in which one it is.
 *
 * @param read gives the text in one language; for one that is made of parts, it is given what matches any part
 */
export function label(read: (texts: Texts, anything: string) => string): RegExp {
  const texts = new Set(locales.map((locale) => read(textsIn(locale), anything)))
  const patterns = [...texts].map((text) =>
    text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(anything, '.+'),
  )
  return new RegExp(`^(${patterns.join('|')})$`)
}
