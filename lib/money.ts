import { toAmount } from '@/lib/cashflows/amount'
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

function currencyFormat(currency: string, locale: string): Intl.NumberFormat {
  const digits = currencyDigits(currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}
