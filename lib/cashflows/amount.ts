import { currencyDigits } from './currencies'

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
  const fractionDigits = currencyDigits(currency)
  if (fractionDigits === 0) return String(minorUnits)
  const digits = String(minorUnits).padStart(fractionDigits + 1, '0')
  return `${digits.slice(0, -fractionDigits)}.${digits.slice(-fractionDigits)}`
}

/**
 * The gateway's decimal text in minor units: "10.05" GBP is 1005, and so is "10.050".
 *
 * @throws RangeError for text that is no amount, or that names a fraction of a minor unit
 */
export function fromAmount(amount: string, currency: string): number {
  const fractionDigits = currencyDigits(currency)
  const [, whole = '', fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(amount) ?? []
  const minorUnits = Number(whole + fraction.slice(0, fractionDigits).padEnd(fractionDigits, '0'))
  const rest = fraction.slice(fractionDigits)
  if (whole === '' || /[^0]/.test(rest) || !Number.isSafeInteger(minorUnits)) {
    throw new RangeError(`Not an amount in ${currency}: ${amount}`)
  }
  return minorUnits
}
