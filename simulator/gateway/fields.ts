import { z } from 'zod'
import { isAddress } from '../payments/address.ts'
import { amountPattern } from '../payments/amount.ts'
import { isCurrencyCode } from '../payments/currencies.ts'
import { referencePattern } from '../payments/references.ts'

/** Text of the merchant's own. */
export const text = z.string({ error: 'must be text' }).max(1_000, 'is too long')

/** Numbers arrive as the digits that were sent, so a number and the same number as text are one. */
export const decimal = z
  .string({ error: 'must be a decimal number' })
  .refine((value) => amountPattern.test(value.replace(/^-/, '')), 'must be a decimal number')

export const amount = decimal.refine((value) => !value.startsWith('-'), 'must not be negative')

export const wholeNumber = z
  .string({ error: 'must be a whole number' })
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number)

/** `true` and `"true"` are one: a published shop plugin sends the text. */
export const boolean = z
  .union([z.boolean(), z.string().regex(/^(true|false)$/i)], { error: 'must be true or false' })
  .transform((value) => String(value).toLowerCase() === 'true')

export const reference = z
  .string({ error: 'must be a reference' })
  .regex(referencePattern, 'must be a reference of 18 digits')

/** Reads a name of an enumeration in any case and gives it in the gateway's spelling. */
export function anyCase<const Names extends readonly string[]>(
  names: Names,
  aliases: Record<string, Names[number]> = {},
) {
  const spelling = new Map<string, Names[number]>(names.map((name) => [name.toLowerCase(), name]))
  for (const [alias, name] of Object.entries(aliases)) spelling.set(alias.toLowerCase(), name)
  const message = `must be one of ${names.join(', ')}`
  return z.string({ error: message }).transform((value, context): Names[number] => {
    const name = spelling.get(value.toLowerCase())
    if (name !== undefined) return name
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

export const address = text.refine(
  isAddress,
  'must be an https address (http only for a host of your own network)',
)

export const currency = z
  .string({ error: 'is required' })
  .transform((value) => value.toUpperCase())
  // What is said of an amount in its currency needs a currency.
  .refine((value) => isCurrencyCode(value), { error: 'must be an ISO 4217 currency', abort: true })

/** The parameters of a request: text by name. Numbers and truth values are taken as text. */
export const parameterMap = z
  .record(z.string(), z.union([z.string(), z.boolean(), z.null()], { error: 'must be text' }), {
    error: 'must be an object of texts',
  })
  .transform((sent) => {
    const kept = Object.entries(sent).filter(
      (entry): entry is [string, string | boolean] => entry[1] !== null,
    )
    return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
  })
