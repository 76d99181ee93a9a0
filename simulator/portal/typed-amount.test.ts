import { expect, it } from 'vitest'
import { amountField } from './typed-amount.ts'

/** What comes of what was typed, or what is wrong with it. */
function read(typed: string, currency?: string): string | undefined {
  const { data, error } = amountField(currency).safeParse(typed)
  return data ?? error?.issues[0]?.message
}

it.each([
  ['GBP', '24.00'],
  ['JPY', '24'],
  ['KWD', '24.000'],
])('an amount in %s is asked for as %s', (currency, example) => {
  expect(read('much', currency)).toBe(`Enter an amount such as ${example}.`)
  expect(read(example, currency)).toBe(example)
})

it('the sign of any currency may stand with an amount', () => {
  expect(read('¥ 1,500', 'JPY')).toBe('1500')
})

it.each([
  ['GBP', '1.005', 'Enter at most 2 decimals for GBP.'],
  ['JPY', '1.5', 'Enter a whole number for JPY.'],
])('an amount finer than %s is answered with what to enter', (currency, typed, words) => {
  expect(read(typed, currency)).toBe(words)
})

it('an amount may be as large as the gateway takes', () => {
  expect(read('999999999999999.99', 'GBP')).toBe('999999999999999.99')
  for (const typed of ['1000000000000000', '1,000,000,000,000,000.00', '9'.repeat(400)]) {
    expect(read(typed, 'GBP')).toBe(
      'The amount is too large: enter at most 15 digits before the decimal point.',
    )
  }
})

it('an amount whose currency is not known may have any decimals', () => {
  expect(read('1.5')).toBe('1.50')
  expect(read('1.005')).toMatch(/^1\.00/)
  expect(read('much')).toBe('Enter an amount such as 24.00.')
})
