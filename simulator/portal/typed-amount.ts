import { amountPattern, isTooFine, majorUnits, minorUnits, tooFineText } from '../payments/amount.ts'
import { currencyDigits } from '../payments/currencies.ts'
import { FormRejection } from './form-rejection.ts'

/** An amount as it was typed, without blanks, signs of currencies, and commas between groups of three digits. */
export function plainAmount(typed: string): string {
  const text = typed.replace(/[\s\p{Sc}]/gu, '')
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
}

/**
 * Reads an amount that somebody typed.
 *
 * @returns a decimal in major units
 * @throws FormRejection when it is none, is nothing, or has more decimals than its currency
 */
export function readAmount(typed: string, currency: string): string {
  const text = plainAmount(typed)
  if (!amountPattern.test(text)) {
    const example = majorUnits(24n * 10n ** BigInt(currencyDigits(currency)), currency)
    throw new FormRejection(`Enter an amount such as ${example}.`)
  }
  if (isTooFine(text, currency)) throw new FormRejection(tooFineText(currency))
  const minor = minorUnits(text, currency)
  if (minor === 0n) throw new FormRejection('The amount must be more than zero.')
  return majorUnits(minor, currency)
}
