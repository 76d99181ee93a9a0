import { expect, it, test } from 'vitest'
import { formatMoney } from './money.ts'

test.each([
  ['en_GB', 'GBP', '1234.50', '£1,234.50'],
  ['en_US', 'USD', '1234.50', '$1,234.50'],
  ['en_GB', 'USD', '24.00', 'US$24.00'],
  ['el_GR', 'EUR', '1234.50', '1.234,50 €'],
  ['nl_NL', 'EUR', '1234.50', '€ 1.234,50'],
  ['es_ES', 'EUR', '12345.50', '12.345,50 €'],
  ['en_GB', 'JPY', '500', 'JP¥500'],
  ['en_GB', 'GBP', '-5', '-£5.00'],
] as const)('in %s, %s %s reads %s', (locale, currency, amount, expected) => {
  expect(formatMoney(amount, currency, locale)?.replace(/\u00a0/g, ' ')).toBe(expected)
})

it('keeps every digit of an amount too large for a JavaScript number', () => {
  expect(formatMoney('12345678901234567.89', 'GBP', 'en_GB')).toBe('£12,345,678,901,234,567.89')
})

test.each(['', 'free', '1e3', 'NaN', '1,50'])('%j is no amount', (amount) => {
  expect(formatMoney(amount, 'GBP', 'en_GB')).toBeUndefined()
})
