import { currencyDigits } from '../payments/currencies.ts'
import type { Locale } from '../payments/payment-job.ts'
import { languageTag } from './locale.ts'

/**
 * An amount as a shopper reads it, with the decimal places of ISO 4217.
 *
 * @param amount a decimal in major units; a text is formatted exactly, however long it is
 * @returns undefined when the amount is no decimal number
 */
export function formatMoney(amount: string | number, currency: string, locale: Locale): string | undefined {
  const text = String(amount)
  if (!isDecimal(text)) return undefined
  const digits = currencyDigits(currency)
  return new Intl.NumberFormat(languageTag(locale), {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(text)
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)
