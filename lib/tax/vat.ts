import { type VatRate, vatPercentageOf } from './vat-rates'

/** The VAT that an amount contains: its rate in per cent, and how much that is in minor units. */
export interface Vat {
  vatPercentage: number
  vat: number
}

/**
 * The VAT that is contained in an amount: amount × rate ÷ (100 + rate), to the nearest minor unit, half a unit up. Computed
 * in whole numbers, for each line by itself, so that the VAT of an order is the sum of what its lines say.
 *
 * @param amount in minor units, VAT included
 * @param vatPercentage with at most one decimal
 */
export function vatIn(amount: number, vatPercentage: number): number {
  const tenths = Math.round(vatPercentage * 10)
  const whole = 1000 + tenths
  return Math.floor((2 * amount * tenths + whole) / (2 * whole))
}

/** What is bought, as far as VAT follows from it; amounts in minor units, VAT included. */
export interface Taxable<Line extends { total: number; vatRate: VatRate }> {
  lines: readonly Line[]
  delivery: number
}

/**
 * The VAT that each line and the delivery contain, by the country of delivery. Delivery bears the highest rate of
 * the lines.
 *
 * @param country of delivery, as ISO 3166-1 alpha-2
 */
export function withVat<Line extends { total: number; vatRate: VatRate }>(
  { lines, delivery }: Taxable<Line>,
  country: string,
): { lines: (Line & Vat)[]; deliveryVat: Vat } {
  const taxed = lines.map((line) => {
    const vatPercentage = vatPercentageOf(line.vatRate, country)
    return { ...line, vatPercentage, vat: vatIn(line.total, vatPercentage) }
  })
  const highest = Math.max(0, ...taxed.map(({ vatPercentage }) => vatPercentage))
  return { lines: taxed, deliveryVat: { vatPercentage: highest, vat: vatIn(delivery, highest) } }
}

/** The VAT of several parts, added up by rate, the highest first; without what contains none. */
export function vatByRate(parts: readonly Vat[]): Vat[] {
  const sums = new Map<number, number>()
  for (const { vatPercentage, vat } of parts) sums.set(vatPercentage, (sums.get(vatPercentage) ?? 0) + vat)
  return [...sums]
    .filter(([, vat]) => vat > 0)
    .map(([vatPercentage, vat]) => ({ vatPercentage, vat }))
    .sort((one, other) => other.vatPercentage - one.vatPercentage)
}
