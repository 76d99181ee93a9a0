import { z } from 'zod'
import { amountPattern } from '../payments/amount.ts'
import { isCurrencyCode } from '../payments/currencies.ts'
import { referencePattern } from '../payments/references.ts'
import { problem, wrongType } from './problems.ts'

/** Text of the merchant's own, as long as the body lets it be. */
export const text = z.string({ error: wrongType('text') })

/** A number that may be sent as one, or as text. */
const numeric = { type: ['string', 'number'] }

/** Numbers arrive as the digits that were sent, so a number and the same number as text are one. */
export const decimal = z
  .string({ error: wrongType('decimal') })
  .refine((value) => amountPattern.test(value.replace(/^-/, '')), problem('decimal'))
  .meta({ ...numeric, examples: ['10.00'] })

export const amount = decimal
  .refine((value) => !value.startsWith('-'), problem('negative'))
  .meta({ ...numeric, description: 'In major units: pounds, not pence.', examples: ['10.00'] })

export const wholeNumber = z
  .string({ error: wrongType('wholeNumber') })
  .regex(/^\d{1,9}$/, problem('wholeNumber'))
  .transform(Number)
  .pipe(z.int().nonnegative())
  .meta({ type: ['integer', 'string'] })

/** `true` and `"true"` are one: a published shop plugin sends the text. */
export const boolean = z
  .union([z.boolean(), z.string().regex(/^(true|false)$/i)], { error: wrongType('trueOrFalse') })
  .transform((value) => String(value).toLowerCase() === 'true')
  .meta({ description: 'Also as text.' })

export const reference = z
  .string({ error: wrongType('reference') })
  .regex(referencePattern, problem('reference'))

/** Reads a name of an enumeration in any case and gives it in the gateway's spelling. */
export function anyCase<const Names extends readonly string[]>(
  names: Names,
  aliases: Record<string, Names[number]> = {},
) {
  const spelling = new Map<string, Names[number]>(names.map((name) => [name.toLowerCase(), name]))
  for (const [alias, name] of Object.entries(aliases)) spelling.set(alias.toLowerCase(), name)
  const canonical = (value: unknown) =>
    typeof value === 'string' ? spelling.get(value.toLowerCase()) : undefined
  return z
    .preprocess(canonical, z.enum(names, { error: problem('oneOf', names.join(', ')) }))
    .meta({ type: 'string', enum: [...names, ...Object.keys(aliases)] })
}

/** An address that is shown to people, and to which nothing is sent. Empty, there is none. */
export const link = text
  .refine((value) => value === '' || isWebAddress(value), problem('address'))
  .transform((value) => value || undefined)

const isWebAddress = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

export const currency = z
  .string({ error: wrongType('currency') })
  .transform((value) => value.toUpperCase())
  // What is said of an amount in its currency needs a currency.
  .refine((value) => isCurrencyCode(value), { error: problem('currency'), abort: true })
  .meta({ description: 'ISO 4217, in any case.', examples: ['GBP'] })

/** The parameters of a request: text by name. Numbers and truth values are taken as text. */
export const parameterMap = z
  .record(z.string(), z.union([z.string(), z.boolean(), z.null()], { error: problem('text') }), {
    error: problem('texts'),
  })
  .transform((sent) => {
    const kept = Object.entries(sent).filter(
      (entry): entry is [string, string | boolean] => entry[1] !== null,
    )
    return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
  })
