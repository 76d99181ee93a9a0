import type { Locale } from '../payments/payment-job.ts'
import { languageTag } from './locale.ts'

/**
 * An amount as a shopper reads it.
 *
 * @param amount a decimal in major units; a text is formatted exactly, however long it is
 * @returns undefined when the amount is no decimal number
 */
export function formatMoney(amount: string | number, currency: string, locale: Locale): string | undefined {
  const text = String(amount)
  if (!isDecimal(text)) return undefined
  return new Intl.NumberFormat(languageTag(locale), { style: 'currency', currency }).format(text)
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)
