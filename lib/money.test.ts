import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromAmount } from './cashflows/amount'
import { currencyCodes } from './cashflows/currencies'
import { currencyOf, locales } from './i18n/locales'
import { amountExample, formatMoney, readAmount } from './money'

describe('formatMoney', () => {
  it.each([
    [2400, 'GBP', 'en-GB', '£24.00'],
    [1005, 'USD', 'en-US', '$10.05'],
    [123456, 'EUR', 'nl-NL', '€ 1.234,56'],
    [123456, 'EUR', 'el-GR', '1.234,56 €'],
    [2850, 'EUR', 'es-ES', '28,50 €'],
    [0, 'GBP', 'en-GB', '£0.00'],
    [1005, 'JPY', 'en-GB', 'JP¥1,005'],
    [1005, 'KWD', 'en-GB', 'KWD 1.005'],
    [1005, 'HUF', 'en-GB', 'HUF 10.05'],
    [1005, 'ISK', 'en-GB', 'ISK 1,005'],
  ] as const)('writes %i in %s for a reader of %s as %s', (amount, currency, locale, text) => {
    expect(formatMoney(amount, currency, locale).replace(/\s/g, ' ')).toBe(text)
  })

  it.each(currencyCodes)('writes any amount of %s so that it reads back as the same', (currency) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (amount) => {
        const [number = ''] = formatMoney(amount, currency, 'en-GB').match(/\d[\d,.]*/) ?? []
        expect(fromAmount(number.replaceAll(',', ''), currency)).toBe(amount)
      }),
    )
  })

  it.each(locales)('knows the currency of %s', (locale) => {
    expect(currencyCodes).toContain(currencyOf(locale))
  })

  it.each([10.5, -1, Number.NaN])('rejects %d, which is no amount in minor units', (amount) => {
    expect(() => formatMoney(amount, 'GBP', 'en-GB')).toThrow(RangeError)
  })
})

describe('an amount that is typed', () => {
  it.each([
    ['24.00', 'GBP', 2400],
    ['24', 'EUR', 2400],
    [' £ 1,234.5 ', 'GBP', 123450],
    ['¥1,234', 'JPY', 1234],
    ['1,234', 'EUR', 123400],
    ['1.005', 'KWD', 1005],
    ['1,234.500', 'KWD', 1234500],
    ['1,234,567', 'KWD', 1234567000],
  ])('“%s” in %s is %i', (typed, currency, amount) => {
    expect(readAmount(typed, currency)).toBe(amount)
  })

  it.each([
    ['24,00', 'GBP'],
    ['1,23,456', 'GBP'],
    ['24.005', 'EUR'],
    ['24.50', 'JPY'],
    ['24.00', 'JPY'],
    ['1.500', 'EUR'],
    ['24.000', 'GBP'],
    ['1,234', 'KWD'],
    ['-1', 'GBP'],
    ['', 'GBP'],
  ])('“%s” in %s is none', (typed, currency) => {
    expect(() => readAmount(typed, currency)).toThrow(RangeError)
  })

  it.each([
    ['GBP', '24.00'],
    ['JPY', '24'],
    ['KWD', '24.000'],
  ])('is asked for in %s as %s', (currency, example) => {
    expect(amountExample(currency)).toBe(example)
    expect(formatMoney(readAmount(example, currency), currency, 'en-GB')).toContain(example)
  })
})
