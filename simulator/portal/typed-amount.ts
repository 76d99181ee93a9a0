import { z } from 'zod'
import {
  amountPattern,
  isTooFine,
  majorUnits,
  maxWholeDigits,
  minorUnits,
  tooFineText,
} from '../payments/amount.ts'

/** An amount as it was typed, without blanks, signs of currencies, and commas between groups of three digits. */
export function plainAmount(typed: string): string {
  const text = typed.replace(/[\s\p{Sc}]/gu, '')
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
}

/**
 * A field in which somebody types an amount; its value is a decimal in major units.
 *
 * @param currency of the amount; where it is not known, nothing says how many decimals there may be
 */
export const amountField = (currency?: string) =>
  z.string().transform((typed, { addIssue }) => {
    const text = plainAmount(typed)
    const problem = amountProblem(text, currency)
    if (problem === undefined) return inMajorUnits(text, currency)
    addIssue(problem)
    return z.NEVER
  })

const inMajorUnits = (text: string, currency = 'GBP') => majorUnits(minorUnits(text, currency), currency)

/** What is wrong with an amount, in a sentence. @param text as `plainAmount` gives it */
export function amountProblem(text: string, currency?: string): string | undefined {
  const [, whole = ''] = /^(\d+)(\.\d+)?$/.exec(text) ?? []
  if (whole.length > maxWholeDigits) {
    return `The amount is too large: enter at most ${maxWholeDigits} digits before the decimal point.`
  }
  if (!amountPattern.test(text)) return `Enter an amount such as ${inMajorUnits('24', currency)}.`
  if (currency !== undefined && isTooFine(text, currency)) return tooFineText(currency)
  return /[1-9]/.test(text) ? undefined : 'The amount must be more than zero.'
}
