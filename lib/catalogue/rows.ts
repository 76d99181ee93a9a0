import { z } from 'zod'
import { fromAmount } from '@/lib/cashflows/amount'
import {
  type Currency,
  currencies,
  knownCurrencies,
  type Locale,
  localeNames,
  locales,
} from '@/lib/i18n/locales'
import { amountExample } from '@/lib/money'
import type { VatRate } from '@/lib/tax/vat-rates'
import { variedProperties } from './product'
import type { Prices, Texts } from './source'

/**
 * The rows of the tables in which a catalogue outside of the source is written: CSV, JSON, or the answer of an API. In CSV the
 * column `name.el-GR` is the member `el-GR` of `name`, and a list stands in one cell, divided by `|`.
 */

const vatRates = ['standard', 'reduced', 'zero'] as const satisfies VatRate[]

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens, such as salt-pig')

const knownLocales = Object.keys(localeNames) as Locale[]

const text = z.string().trim().min(1, 'is empty')

/** Whole numbers stand in CSV as text. */
const whole = (min: number) => {
  const reason = `must be a whole number from ${min}`
  const digits = z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number)
  return z
    .union([z.number(), digits], reason)
    .refine((value) => Number.isSafeInteger(value) && value >= min, reason)
}

const yesOrNo = z.union(
  [z.boolean(), z.enum(['yes', 'no']).transform((value) => value === 'yes')],
  'must be yes or no',
)

const list = z.union(
  [z.array(text), text.transform((cell) => cell.split('|').map((part) => part.trim()))],
  'must be a list',
)

/** A text in every language of the shop, and in others; en-US may be left out where it is the same as en-GB. */
const texts = z
  .strictObject(Object.fromEntries(knownLocales.map((locale) => [locale, text.optional()])))
  .transform((given, context): Texts => {
    const found = locales.map((locale) => {
      const sameLanguage = knownLocales.find(
        (other) => other.slice(0, 2) === locale.slice(0, 2) && given[other],
      )
      const value = given[locale] ?? (sameLanguage && given[sameLanguage])
      if (value === undefined) context.addIssue({ code: 'custom', path: [locale], message: 'is missing' })
      return [locale, value]
    })
    return Object.fromEntries(found)
  })

/** An amount as it is written with a point, such as `24.00`, in every currency of the shop, and in others. */
const prices = z
  .strictObject(
    Object.fromEntries(
      knownCurrencies.map((currency) => [
        currency,
        currencies.includes(currency) ? price(currency) : price(currency).optional(),
      ]),
    ),
  )
  .transform((given) => given as Prices)

function price(currency: Currency) {
  return z.union([z.string(), z.number().transform(String)]).transform((amount, context): number => {
    try {
      const minorUnits = fromAmount(amount, currency)
      if (minorUnits > 0) return minorUnits
    } catch {}
    const message = `must be more than 0 and written as ${amountExample(currency)}, not ${amount}`
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

const netQuantity = z.strictObject({ amount: whole(1), unit: z.enum(['g', 'ml'], 'must be g or ml') })

const categoryRow = z.strictObject({ slug, name: texts, introduction: texts })

const productRow = z.strictObject({
  slug,
  sku: text,
  category: slug,
  name: texts,
  tagline: texts,
  description: texts,
  prices,
  vatRate: z.enum(vatRates, `must be one of ${vatRates.join(', ')}`).default('standard'),
  pictures: list.refine((names) => names.length > 0, 'names no picture'),
  stock: whole(0).optional(),
  dispatch: z
    .strictObject({
      isMadeToOrder: yesOrNo.default(false),
      workingDays: z.strictObject({ min: whole(0), max: whole(0) }),
    })
    .refine(({ workingDays }) => workingDays.min <= workingDays.max, {
      path: ['workingDays'],
      message: 'has a min above its max',
    }),
  netQuantity: netQuantity.optional(),
  /** What its options are called, where it has some. */
  optionLabel: texts.optional(),
  /** What they differ in. */
  variesBy: z.enum(variedProperties, `must be one of ${variedProperties.join(', ')}`).optional(),
  /** Of each attribute the values. */
  attributes: z.record(slug, list).default({}),
  related: list.default([]),
})

const optionRow = z.strictObject({
  product: slug,
  value: slug,
  label: texts,
  sku: text,
  prices: prices.optional(),
  picture: text.optional(),
  netQuantity: netQuantity.optional(),
  stock: whole(0).optional(),
})

/** An attribute, or one of its values where there is a `value`. */
const attributeRow = z.strictObject({ attribute: slug, value: slug.optional(), label: texts })

const factRow = z.strictObject({ product: slug, label: texts, text: texts })

/** The tables, by their names. */
export const rowSchemas = {
  categories: categoryRow,
  products: productRow,
  options: optionRow,
  attributes: attributeRow,
  facts: factRow,
}

export type TableName = keyof typeof rowSchemas

export type Row<Name extends TableName> = z.output<(typeof rowSchemas)[Name]>
