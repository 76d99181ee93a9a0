import { describe, expect, it } from 'vitest'
import { currency as currencyField } from '../gateway/fields.ts'
import { isTooFine, majorUnits, minorUnits, product } from './amount.ts'
import { currencyCodes, currencyDigits } from './currencies.ts'

describe.each(currencyCodes)('amounts in %s', (currency) => {
  const digits = currencyDigits(currency)

  it('are accepted by the gateway, read and written with the digits of ISO 4217', () => {
    expect(currencyField.parse(currency)).toBe(currency)
    expect(minorUnits((10 ** -digits).toFixed(digits), currency)).toBe(1n)
    expect(majorUnits(123_456n, currency)).toBe((123_456 / 10 ** digits).toFixed(digits))
    expect(minorUnits(majorUnits(123_456n, currency), currency)).toBe(123_456n)
  })

  it('may be no finer than the minor unit', () => {
    const finest = (10 ** -digits).toFixed(digits)
    expect(isTooFine(finest, currency)).toBe(false)
    expect(isTooFine((10 ** -(digits + 1)).toFixed(digits + 1), currency)).toBe(true)
  })
})

it.each([
  ['JPY', 0],
  ['GBP', 2],
  ['HUF', 2],
  ['IQD', 3],
  ['KWD', 3],
])('%s has %d digits', (currency, digits) => {
  expect(currencyDigits(currency)).toBe(digits)
})

it.each([
  ['2', '22.25', '44.50'],
  ['3', '19999999999999.99', '59999999999999.97'],
  ['0.5', '-0.10', '-0.050'],
  ['12', '7', '84'],
])('%s times %s is %s', (one, other, exact) => {
  expect(product(one, other)).toBe(exact)
})
