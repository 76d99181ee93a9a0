import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencies, formatMoney } from './money'

describe('formatMoney', () => {
  it.each([
    [2400, 'GBP', 'en-GB', '£24.00'],
    [1005, 'USD', 'en-US', '$10.05'],
    [123456, 'EUR', 'nl-NL', '€ 1.234,56'],
    [123456, 'EUR', 'el-GR', '1.234,56 €'],
    [2850, 'EUR', 'es-ES', '28,50 €'],
    [0, 'GBP', 'en-GB', '£0.00'],
  ] as const)('writes %i in %s for a reader of %s as %s', (amount, currency, locale, text) => {
    expect(formatMoney(amount, currency, locale).replace(/\s/g, ' ')).toBe(text)
  })

  it('keeps every minor unit of any amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.constantFrom(...currencies),
        (amount, currency) => {
          const digits = formatMoney(amount, currency, 'en-GB').replace(/\D/g, '')
          expect(Number(digits)).toBe(amount)
        },
      ),
    )
  })

  it('refuses an amount with a fraction', () => {
    expect(() => formatMoney(10.5, 'GBP', 'en-GB')).toThrow('not a whole number')
  })
})
