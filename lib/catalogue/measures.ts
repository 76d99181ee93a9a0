import type { Locale } from '@/lib/i18n/locales'
import type { Measures } from './products'

const millimetresPerInch = 25.4
const millilitresPerFluidOunce = 29.5735

/**
 * Measures as a reader of the language expects them: inches and fluid ounces for en-US, centimetres, millilitres and
 * litres for all others.
 */
export function formatMeasures(
  measures: Measures,
  locale: Locale,
): { measure: keyof Measures; text: string }[] {
  return (Object.entries(measures) as [keyof Measures, number][]).map(([measure, value]) => ({
    measure,
    text: measure === 'capacity' ? formatCapacity(value, locale) : formatLength(value, locale),
  }))
}

function formatCapacity(millilitres: number, locale: Locale): string {
  if (locale === 'en-US')
    return withUnit(Math.round(millilitres / millilitresPerFluidOunce), 'fluid-ounce', locale)
  if (millilitres >= 1000) return withUnit(millilitres / 1000, 'liter', locale)
  return withUnit(millilitres, 'milliliter', locale)
}

function formatLength(millimetres: number, locale: Locale): string {
  // Pots are measured to the quarter of an inch.
  if (locale === 'en-US')
    return withUnit(Math.round((millimetres / millimetresPerInch) * 4) / 4, 'inch', locale)
  return withUnit(millimetres / 10, 'centimeter', locale)
}

function withUnit(value: number, unit: string, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 2 }).format(value)
}
