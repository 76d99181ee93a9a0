/** The currencies that the catalogue has prices in. Each has 100 minor units to one. */
export const currencies = ['GBP', 'EUR', 'USD'] as const

export type Currency = (typeof currencies)[number]

const formatters = new Map<string, Intl.NumberFormat>()

/**
 * Writes an amount as a reader of the language expects it, always with both decimals.
 *
 * @param minorUnits a whole number of pence or cents
 * @param locale a BCP 47 language tag
 * @throws RangeError when the amount is not a whole number: money inside the shop has no fractions
 */
export function formatMoney(minorUnits: number, currency: Currency, locale: string): string {
  if (!Number.isSafeInteger(minorUnits))
    throw new RangeError(`${minorUnits} is not a whole number of minor units`)
  const key = `${locale} ${currency}`
  const formatter = formatters.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency })
  formatters.set(key, formatter)
  return formatter.format(minorUnits / 100)
}
