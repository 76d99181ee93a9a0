import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deliveryCountries } from '@/lib/checkout/countries'
import { vatByRate, vatIn, withVat } from './vat'
import { vatPercentageOf } from './vat-rates'

describe('the VAT that an amount contains', () => {
  it.each([
    [2400, 20, 400],
    [2850, 21, 495],
    [100, 25.5, 20],
    // 0.5 of a minor unit exactly, which is rounded up.
    [3, 20, 1],
    [1, 20, 0],
    [0, 20, 0],
    [999, 0, 0],
  ])('of %d at %d %% is %d', (amount, percentage, vat) => {
    expect(vatIn(amount, percentage)).toBe(vat)
  })

  it('is never further than half a minor unit from the exact share', () => {
    const percentage = fc.constantFrom(
      ...new Set(deliveryCountries.map((country) => vatPercentageOf('standard', country))),
    )
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), percentage, (amount, rate) => {
        const vat = vatIn(amount, rate)
        // amount × rate = vat × (100 + rate) but for rounding, in tenths of a per cent.
        const difference = amount * Math.round(rate * 10) - vat * (1000 + Math.round(rate * 10))
        expect(2 * Math.abs(difference)).toBeLessThanOrEqual(1000 + Math.round(rate * 10))
      }),
    )
  })
})

describe('the VAT of an order', () => {
  const mug = { total: 2400, vatRate: 'standard' } as const
  const voucher = { total: 5000, vatRate: 'zero' } as const

  it.each([
    ['GB', 20, 400],
    ['NL', 21, 417],
    ['FI', 25.5, 488],
    ['US', 0, 0],
    ['CH', 0, 0],
  ])('delivered to %s is %d %%, while the price stays the same', (country, vatPercentage, vat) => {
    const { lines } = withVat({ lines: [mug], delivery: 395 }, country)
    expect(lines).toEqual([{ ...mug, vatPercentage, vat }])
  })

  it('has for delivery the highest rate of its lines', () => {
    expect(withVat({ lines: [voucher, mug], delivery: 395 }, 'GB').deliveryVat).toEqual({
      vatPercentage: 20,
      vat: 66,
    })
    expect(withVat({ lines: [voucher], delivery: 395 }, 'GB').deliveryVat).toEqual({
      vatPercentage: 0,
      vat: 0,
    })
  })

  it('is added up by rate', () => {
    const { lines, deliveryVat } = withVat({ lines: [mug, voucher, mug], delivery: 395 }, 'GB')
    expect(vatByRate([...lines, deliveryVat])).toEqual([{ vatPercentage: 20, vat: 866 }])
    expect(vatByRate(withVat({ lines: [mug], delivery: 0 }, 'US').lines)).toEqual([])
  })
})
