const formatters = new Map<string, Intl.NumberFormat>()

/**
 * Writes a rate of VAT as a reader of the language expects it.
 *
 * @param vatPercentage with at most one decimal
 * @param locale a BCP 47 language tag
 */
export function percentageText(vatPercentage: number, locale: string): string {
  const formatter =
    formatters.get(locale) ?? new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  formatters.set(locale, formatter)
  return formatter.format(vatPercentage / 100)
}
