/** Which of a country's VAT rates applies to a product. */
export type VatRate = 'standard' | 'reduced' | 'zero'

/**
 * The rates of the United Kingdom and of the 27 states of the European Union in per cent, with at most one decimal. Of several
 * reduced rates it is the highest, so that never too little is declared, and the standard one where a state has none:
 * who sells what has a lower one, such as books, names it here.
 *
 * Sources: European Commission, Taxes in Europe Database, and HM Revenue & Customs, "VAT rates"; as of February 2026.
 */
const rates: Readonly<Record<string, { standard: number; reduced: number }>> = {
  AT: { standard: 20, reduced: 13 },
  BE: { standard: 21, reduced: 12 },
  BG: { standard: 20, reduced: 9 },
  CY: { standard: 19, reduced: 9 },
  CZ: { standard: 21, reduced: 12 },
  DE: { standard: 19, reduced: 7 },
  DK: { standard: 25, reduced: 25 },
  EE: { standard: 24, reduced: 13 },
  ES: { standard: 21, reduced: 10 },
  FI: { standard: 25.5, reduced: 13.5 },
  FR: { standard: 20, reduced: 10 },
  GB: { standard: 20, reduced: 5 },
  GR: { standard: 24, reduced: 13 },
  HR: { standard: 25, reduced: 13 },
  HU: { standard: 27, reduced: 18 },
  IE: { standard: 23, reduced: 13.5 },
  IT: { standard: 22, reduced: 10 },
  LT: { standard: 21, reduced: 12 },
  LU: { standard: 17, reduced: 14 },
  LV: { standard: 21, reduced: 12 },
  MT: { standard: 18, reduced: 7 },
  NL: { standard: 21, reduced: 9 },
  PL: { standard: 23, reduced: 8 },
  PT: { standard: 23, reduced: 13 },
  RO: { standard: 21, reduced: 11 },
  SE: { standard: 25, reduced: 12 },
  SI: { standard: 22, reduced: 9.5 },
  SK: { standard: 23, reduced: 19 },
}

/**
 * The VAT that a price contains, in per cent. Deliveries to all other countries are exports, which bear none.
 *
 * @param country of delivery, as ISO 3166-1 alpha-2
 */
export function vatPercentageOf(rate: VatRate, country: string): number {
  return rate === 'zero' ? 0 : (rates[country]?.[rate] ?? 0)
}
