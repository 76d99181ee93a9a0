import type { Locale } from '@/lib/i18n/locales'
import type { Measures } from './products'

const millimetresPerInch = 25.4
const millilitresPerFluidOunce = 29.5735
const fluidOuncesPerQuart = 32

/**
 * Measures as a reader of the language expects them: inches, fluid ounces and quarts for en-US, centimetres, millilitres
 * and litres for all others.
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
  if (locale === 'en-US') {
    const fluidOunces = Math.round(millilitres / millilitresPerFluidOunce)
    if (fluidOunces < fluidOuncesPerQuart) return withUnit(fluidOunces, 'fluid-ounce', locale)
    // Intl knows no quarts.
    const quarts = fluidOunces / fluidOuncesPerQuart
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(quarts)} qt`
  }
  // A small l alone reads as a 1.
  if (millilitres >= 1000) return withUnit(millilitres / 1000, 'liter', locale, 'long')
  // Intl writes mL in Greek, where labels say ml.
  return withUnit(millilitres, 'milliliter', locale).replace('mL', 'ml')
}

function formatLength(millimetres: number, locale: Locale): string {
  // Pots are measured to the quarter of an inch.
  if (locale === 'en-US')
    return withUnit(Math.round((millimetres / millimetresPerInch) * 4) / 4, 'inch', locale)
  return withUnit(millimetres / 10, 'centimeter', locale)
}

function withUnit(
  value: number,
  unit: string,
  locale: Locale,
  unitDisplay: 'short' | 'long' = 'short',
): string {
  const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits: 2 } as const
  return new Intl.NumberFormat(locale, options).format(value)
}
