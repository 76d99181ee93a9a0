import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from './allocation'
import { discountOn } from './discount'
import { checkedCodes, type DiscountCode, normalCode } from './discount-code'

const noon = new Date('2026-09-01T12:00:00Z')

describe('a discount', () => {
  const on = (code: Partial<DiscountCode>, totals = [1000, 2000], now = noon) =>
    discountOn({ code: 'CODE', off: { percentage: 10 }, ...code }, totals, 'GBP', now)

  it('is a part of the items, half a unit up, and is allocated to the lines', () => {
    expect(on({})).toMatchObject({ amount: 300, shares: [100, 200], isDeliveryFree: false })
    expect(on({}, [5])).toMatchObject({ amount: 1, shares: [1] })
    expect(on({ off: { percentage: 33 } }, [100, 100, 101])).toMatchObject({
      amount: 99,
      shares: [33, 33, 33],
    })
  })

  it('is an amount in the currency of the cart, from a minimum on', () => {
    const off = { amount: { GBP: 500, EUR: 600, USD: 700 } }
    const minimum = { GBP: 3000, EUR: 3500, USD: 4000 }
    expect(on({ off, minimum })).toMatchObject({ amount: 500, shares: [167, 333] })
    expect(on({ off, minimum }, [2999])).toEqual({ kind: 'minimum', missing: 1 })
  })

  it('is nothing in a currency that its amount or its minimum does not name', () => {
    expect(on({ off: { amount: { EUR: 600 } }, minimum: { EUR: 3500, GBP: 100 } })).toEqual({
      kind: 'currency',
    })
    expect(on({ minimum: { EUR: 3500 } })).toEqual({ kind: 'currency' })
  })

  it('is what delivery costs', () => {
    expect(on({ off: 'delivery' })).toMatchObject({ amount: 0, shares: [0, 0], isDeliveryFree: true })
  })

  it('can be used from its first day to the end of its last, by the clock of the shop', () => {
    const days = { from: '2026-09-01', until: '2026-09-02' }
    // London is an hour ahead of UTC in summer.
    expect(on(days, [1000], new Date('2026-08-31T22:59:59Z'))).toEqual({ kind: 'early' })
    expect(on(days, [1000], new Date('2026-08-31T23:00:00Z'))).toMatchObject({ amount: 100 })
    expect(on(days, [1000], new Date('2026-09-02T22:59:59Z'))).toMatchObject({ amount: 100 })
    expect(on(days, [1000], new Date('2026-09-02T23:00:00Z'))).toEqual({ kind: 'expired' })
  })

  it('is nothing for a code that is not known', () => {
    expect(discountOn(undefined, [1000], 'GBP', noon)).toEqual({ kind: 'unknown' })
  })
})

describe('the allocation of an amount', () => {
  it('gives what is left to those that lost most, and among equals to the first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(allocate(10, [1, 5, 4])).toEqual([1, 5, 4])
    expect(allocate(5, [0, 0])).toEqual([0, 0])
  })

  it('adds up, takes from no part more than it is, and is less than one away from the exact share', () => {
    const weights = fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
        const sum = parts.reduce((total, part) => total + part, 0)
        const amount = Math.floor(sum * share)
        const shares = allocate(amount, parts)
        expect(shares.reduce((total, part) => total + part, 0)).toBe(sum === 0 ? 0 : amount)
        for (const [index, part] of parts.entries()) {
          expect(shares[index]).toBeLessThanOrEqual(part)
          if (sum > 0) expect(Math.abs((shares[index] ?? 0) - (amount * part) / sum)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('the list of codes', () => {
  const amount = { GBP: 500, EUR: 500, USD: 500 }

  it.each([
    ['capital letters', { code: 'spring' }],
    ['1 to 90', { off: { percentage: 100 } }],
    ['1 to 90', { off: { percentage: 12.5 } }],
    ['below its minimum', { off: { amount } }],
    ['below its minimum', { off: { amount }, minimum: amount }],
    ['written as 2026-09-01', { from: '1 September 2026' }],
    ['written as 2026-09-01', { until: '2026-02-30' }],
    ['before its first', { from: '2026-09-02', until: '2026-09-01' }],
    ['1 or more', { maxUses: 0 }],
  ] satisfies [string, Partial<DiscountCode>][])('says what is wrong with a code: %s', (words, wrong) => {
    const code: DiscountCode = { code: 'SPRING', off: { percentage: 10 }, ...wrong }
    expect(() => checkedCodes([code])).toThrow(words)
    expect(() => checkedCodes([code])).toThrow(`code ${code.code} in lib/discounts/codes.ts`)
  })

  it('has each code once', () => {
    const code: DiscountCode = { code: 'SPRING', off: 'delivery' }
    expect(() => checkedCodes([code, code])).toThrow('twice')
    expect([...checkedCodes([code]).keys()]).toEqual(['SPRING'])
  })

  it('does not care about small letters and blanks that are typed', () => {
    expect(normalCode(' thank-you 7kx2 ')).toBe('THANK-YOU7KX2')
  })
})
