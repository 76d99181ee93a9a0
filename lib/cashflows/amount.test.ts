import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromAmount, toAmount } from './amount'
import { currencyCodes, currencyDigits } from './currencies'

describe('amounts', () => {
  it('keep every zero on the way to the gateway', () => {
    expect(toAmount(1005, 'GBP')).toBe('10.05')
    expect(toAmount(10001, 'GBP')).toBe('100.01')
    expect(toAmount(1000, 'EUR')).toBe('10.00')
    expect(toAmount(5, 'USD')).toBe('0.05')
    expect(toAmount(0, 'GBP')).toBe('0.00')
  })

  it('follow the minor unit of their currency', () => {
    expect(toAmount(1000, 'JPY')).toBe('1000')
    expect(toAmount(1005, 'KWD')).toBe('1.005')
    expect(fromAmount('1000', 'JPY')).toBe(1000)
    expect(fromAmount('1.005', 'KWD')).toBe(1005)
  })

  it.each(currencyCodes)('are written and read in %s with the places of ISO 4217', (currency) => {
    const places = currencyDigits(currency)
    expect(toAmount(1, currency)).toBe((10 ** -places).toFixed(places))
    expect(fromAmount('1', currency)).toBe(10 ** places)
    expect(fromAmount(toAmount(123456, currency), currency)).toBe(123456)
  })

  it('are read with fewer or more places when they name the same money', () => {
    expect(fromAmount('10', 'GBP')).toBe(1000)
    expect(fromAmount('10.5', 'GBP')).toBe(1050)
    expect(fromAmount('10.050', 'GBP')).toBe(1005)
    expect(fromAmount('007.00', 'GBP')).toBe(700)
  })

  it.each([
    '',
    '-1',
    '+1',
    '1e3',
    '1,00',
    '1.',
    '.5',
    ' 1',
    '1 ',
    '10.005',
    '£10',
    'NaN',
    '١٠',
    '90071992547409.93',
  ])('are not read from %j', (text) => {
    expect(() => fromAmount(text, 'GBP')).toThrow(RangeError)
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'are not written from %d',
    (minorUnits) => {
      expect(() => toAmount(minorUnits, 'GBP')).toThrow(RangeError)
    },
  )

  it('are in no currency that ISO 4217 does not know', () => {
    expect(() => currencyDigits('gbp')).toThrow(RangeError)
    expect(() => currencyDigits('QQQ')).toThrow(RangeError)
    expect(() => toAmount(1, 'POUNDS')).toThrow(RangeError)
  })

  it('come back as they went, with the places of their currency, whatever the amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
        fc.constantFrom(...currencyCodes),
        (minorUnits, currency) => {
          const amount = toAmount(minorUnits, currency)
          expect(fromAmount(amount, currency)).toBe(minorUnits)
          expect(amount.split('.')[1]?.length ?? 0).toBe(currencyDigits(currency))
        },
      ),
    )
  })
})
