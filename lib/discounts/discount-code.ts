import type { Currency } from '@/lib/i18n/locales'

/** In minor units. In a currency that is not named the code cannot be used. */
type Amounts = Readonly<Partial<Record<Currency, number>>>

/** A code by which shoppers pay less. */
export interface DiscountCode {
  /** Capital letters, digits and hyphens. What is typed in small letters or with blanks is the same code. */
  code: string
  /** What is taken off: a part of the items, from 1 to 90 per cent; an amount; or what delivery costs. */
  off: { percentage: number } | { amount: Amounts } | 'delivery'
  /** What the items must come to, before the discount. An amount to take off must be below it. */
  minimum?: Amounts
  /** The first day and the last, such as 2026-09-01, where the shop is. */
  from?: string
  until?: string
  /** How many orders can use it, of all shoppers: 1 makes a code for one use. */
  maxUses?: number
}

/** The greatest number of characters that a code has. */
export const maxCodeLength = 30

/** A code as it stands in the list. */
export const normalCode = (typed: string): string => typed.replace(/\s/g, '').toUpperCase()

/** The codes by their names. @throws Error that says which is wrong and why */
export function checkedCodes(codes: readonly DiscountCode[]): Map<string, DiscountCode> {
  const checked = new Map<string, DiscountCode>()
  for (const code of codes) {
    const problem = checked.has(code.code) ? 'it stands there twice' : problemOf(code)
    if (problem)
      throw new Error(`The discount code ${code.code} in lib/discounts/codes.ts is wrong: ${problem}.`)
    checked.set(code.code, code)
  }
  return checked
}

/** What is wrong with a code that a merchant has written. Never is an order for nothing, which could not be paid. */
function problemOf({ code, off, minimum, from, until, maxUses }: DiscountCode): string | undefined {
  if (!/^[A-Z0-9-]+$/.test(code) || code.length > maxCodeLength)
    return `it is to be of capital letters, digits and hyphens, ${maxCodeLength} at most`
  if (typeof off === 'object' && 'percentage' in off && !isWhole(off.percentage, 1, 90))
    return 'a percentage is a whole number from 1 to 90'
  if (typeof off === 'object' && 'amount' in off) {
    for (const [currency, amount] of Object.entries(off.amount)) {
      if (!isWhole(amount, 1) || !(amount < (minimum?.[currency as Currency] ?? 0)))
        return `the amount in ${currency} is to be a whole number of minor units, and below its minimum`
    }
  }
  if (Object.values(minimum ?? {}).some((amount) => !isWhole(amount, 0)))
    return 'a minimum is a whole number of minor units'
  if ([from, until].some((day) => day !== undefined && !isDay(day))) return 'a day is written as 2026-09-01'
  if (from !== undefined && until !== undefined && from > until) return 'its last day is before its first'
  if (maxUses !== undefined && !isWhole(maxUses, 1)) return 'maxUses is a whole number, 1 or more'
  return undefined
}

const isWhole = (value: number, min: number, max = 2 ** 31 - 1) =>
  Number.isInteger(value) && value >= min && value <= max

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
