import { currencyDigits } from './currencies.ts'

/** The most digits of an amount before its decimal point. */
export const maxWholeDigits = 15

/** An amount in major units, as every part of the simulator takes it. */
export const amountPattern = new RegExp(`^\\d{1,${maxWholeDigits}}(\\.\\d{1,8})?$`)

/**
 * @param amount a decimal in major units with no more decimals than the currency has, zeros at the end aside
 * @returns the amount in minor units, exact
 */
export function minorUnits(amount: string, currency: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.')
  const digits = currencyDigits(currency)
  return BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0'))
}

/** @returns a decimal in major units with as many decimals as the currency has */
export function majorUnits(minor: bigint, currency: string): string {
  const digits = currencyDigits(currency)
  if (digits === 0) return String(minor)
  const text = String(minor).padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Whether an amount has more decimals than its currency, zeros at the end aside. */
export function isTooFine(amount: string, currency: string): boolean {
  const fraction = amount.split('.')[1]?.replace(/0+$/, '') ?? ''
  return fraction.length > currencyDigits(currency)
}

export const tooFineText = (currency: string): string => {
  const digits = currencyDigits(currency)
  if (digits === 0) return `Enter a whole number for ${currency}.`
  return `Enter at most ${digits} decimals for ${currency}.`
}

/** What is left of an amount, written as the merchant wrote the whole when it is the whole. */
export function amountLeft(whole: string | undefined, left: bigint, currency: string): string {
  return whole !== undefined && minorUnits(whole, currency) === left ? whole : majorUnits(left, currency)
}

/** @returns what two decimals make, exact */
export function product(one: string, other: string): string {
  const [digits, decimals] = [one, other].reduce<[bigint, number]>(
    ([value, places], text) => {
      const [whole = '0', fraction = ''] = text.split('.')
      return [value * BigInt(whole + fraction), places + fraction.length]
    },
    [1n, 0],
  )
  const sign = digits < 0n ? '-' : ''
  const text = String(digits)
    .replace('-', '')
    .padStart(decimals + 1, '0')
  return sign + (decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`)
}
