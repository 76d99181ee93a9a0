import type { Locale } from '@/lib/i18n/locales'
import type { Product } from './catalogue'

export type Measure = keyof Product['measures']

const millimetresPerInch = 25.4
const millilitresPerFluidOunce = 29.5735

/**
 * The measures of a product as a reader of the language expects them: inches and fluid ounces for en-US, centimetres,
 * millilitres and litres for all others.
 */
export function shownMeasures(product: Product, locale: Locale): { measure: Measure; text: string }[] {
  return (Object.entries(product.measures) as [Measure, number][]).map(([measure, value]) => ({
    measure,
    text: measure === 'capacity' ? shownCapacity(value, locale) : shownLength(value, locale),
  }))
}

function shownCapacity(millilitres: number, locale: Locale): string {
  if (locale === 'en-US')
    return withUnit(Math.round(millilitres / millilitresPerFluidOunce), 'fluid-ounce', locale)
  if (millilitres >= 1000) return withUnit(millilitres / 1000, 'liter', locale)
  return withUnit(millilitres, 'milliliter', locale)
}

function shownLength(millimetres: number, locale: Locale): string {
  // Pots are measured to the quarter of an inch.
  if (locale === 'en-US')
    return withUnit(Math.round((millimetres / millimetresPerInch) * 4) / 4, 'inch', locale)
  return withUnit(millimetres / 10, 'centimeter', locale)
}

function withUnit(value: number, unit: string, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 2 }).format(value)
}
