/** Currencies whose minor unit is not a hundredth. Source: ISO 4217, list one. */
const exponents: Record<string, number> = {
  ...same(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...same(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...same(4, 'CLF UYW'),
}

function same(exponent: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(' ').map((currency) => [currency, exponent]))
}

/** How many decimal places the minor unit of a currency is away: 2 for GBP, 0 for JPY. */
export function currencyExponent(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`Not an ISO 4217 currency code: ${currency}`)
  return exponents[currency] ?? 2
}

/**
 * Minor units as the decimal text that the gateway reads: 1005 GBP is "10.05", 1000 JPY is "1000".
 *
 * @param minorUnits a whole number, zero or more
 * @throws RangeError for anything that is not an exact amount
 */
export function toAmount(minorUnits: number, currency: string): string {
  if (!Number.isSafeInteger(minorUnits) || minorUnits < 0) {
    throw new RangeError(`Not an amount in minor units: ${minorUnits}`)
  }
  const exponent = currencyExponent(currency)
  if (exponent === 0) return String(minorUnits)
  const digits = String(minorUnits).padStart(exponent + 1, '0')
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/**
 * The gateway's decimal text in minor units: "10.05" GBP is 1005, and so is "10.050".
 *
 * @throws RangeError for text that is no amount, or that names a fraction of a minor unit
 */
export function fromAmount(amount: string, currency: string): number {
  const exponent = currencyExponent(currency)
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(amount) ?? []
  const minorUnits = Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'))
  const rest = fraction.slice(exponent)
  if (whole === '' || /[^0]/.test(rest) || !Number.isSafeInteger(minorUnits)) {
    throw new RangeError(`Not an amount in ${currency}: ${amount}`)
  }
  return minorUnits
}
