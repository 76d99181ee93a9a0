import { fromAmount, toAmount } from '@/lib/cashflows/amount'
import { currencyDigits } from '@/lib/cashflows/currencies'

const formatters = new Map<string, Intl.NumberFormat>()

/**
 * Writes an amount as a reader of the language expects it, with all decimals of its currency.
 *
 * @param minorUnits a whole number, zero or more: pence or cents, but yen
 * @param currency a code of ISO 4217
 * @param locale a BCP 47 language tag
 * @throws RangeError when the amount or the currency is none
 */
export function formatMoney(minorUnits: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`
  const formatter = formatters.get(key) ?? currencyFormat(currency, locale)
  formatters.set(key, formatter)
  return formatter.format(toAmount(minorUnits, currency) as Intl.StringNumericLiteral)
}

/** An amount as people and tables write it, to show what is asked for: 24.00 in GBP, 24 in JPY. */
export const amountExample = (currency: string): string =>
  toAmount(24 * 10 ** currencyDigits(currency), currency)

/**
 * Reads an amount that somebody typed, without blanks, signs of currencies, and commas between groups of three digits. What
 * other countries read otherwise is none: 1.500 with two decimals, and 1,234 where a currency has three.
 *
 * @returns minor units
 * @throws RangeError for text that is no amount, or that has more decimals than the currency
 */
export function readAmount(typed: string, currency: string): number {
  const text = typed.replace(/[\s\p{Sc}]/gu, '')
  const digits = currencyDigits(currency)
  const [, decimals = ''] = text.split('.')
  if (decimals.length > digits || (digits === 3 && /^\d{1,3},\d{3}$/.test(text))) {
    throw new RangeError(`Not an amount in ${currency}: ${typed}`)
  }
  return fromAmount(/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text, currency)
}

function currencyFormat(currency: string, locale: string): Intl.NumberFormat {
  const digits = currencyDigits(currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}
