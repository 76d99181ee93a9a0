import { expect, it } from 'vitest'
import { readAmount } from './typed-amount.ts'

it.each([
  ['GBP', '24.00'],
  ['JPY', '24'],
  ['KWD', '24.000'],
])('an amount in %s is asked for as %s', (currency, example) => {
  expect(() => readAmount('much', currency)).toThrow(`Enter an amount such as ${example}.`)
  expect(readAmount(example, currency)).toBe(example)
})

it('the sign of any currency may stand with an amount', () => {
  expect(readAmount('¥ 1,500', 'JPY')).toBe('1500')
})

it.each([
  ['GBP', '1.005', 'Enter at most 2 decimals for GBP.'],
  ['JPY', '1.5', 'Enter a whole number for JPY.'],
])('an amount finer than %s is answered with what to enter', (currency, typed, words) => {
  expect(() => readAmount(typed, currency)).toThrow(words)
})
