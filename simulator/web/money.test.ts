import { expect, it, test } from 'vitest'
import { majorUnits } from '../payments/amount.ts'
import { currencyCodes, currencyDigits } from '../payments/currencies.ts'
import { locales } from '../payments/payment-job.ts'
import { formatMoney } from './money.ts'

test.each([
  ['en_GB', 'GBP', '1234.50', '£1,234.50'],
  ['en_US', 'USD', '1234.50', '$1,234.50'],
  ['en_GB', 'USD', '24.00', 'US$24.00'],
  ['el_GR', 'EUR', '1234.50', '1.234,50 €'],
  ['nl_NL', 'EUR', '1234.50', '€ 1.234,50'],
  ['es_ES', 'EUR', '12345.50', '12.345,50 €'],
  ['en_GB', 'JPY', '500', 'JP¥500'],
  ['en_GB', 'HUF', '1234.5', 'HUF 1,234.50'],
  ['en_GB', 'IQD', '1.005', 'IQD 1.005'],
  ['es_ES', 'CLP', '12345', '12.345 CLP'],
  ['en_GB', 'GBP', '-5', '-£5.00'],
] as const)('in %s, %s %s reads %s', (locale, currency, amount, expected) => {
  expect(formatMoney(amount, currency, locale)?.replace(/\u00a0/g, ' ')).toBe(expected)
})

it.each(currencyCodes)('writes %s with the digits of ISO 4217 in every language', (currency) => {
  const digits = currencyDigits(currency)
  const amount = majorUnits(123_456_789n, currency)
  for (const locale of locales) {
    const written = formatMoney(amount, currency, locale) ?? ''
    expect(written.replace(/\D/g, '')).toBe('123456789')
    expect(/[.,](\d+)\D*$/.exec(written)?.[1]?.length).toBe(digits === 0 ? 3 : digits)
  }
})

it('keeps every digit of an amount too large for a JavaScript number', () => {
  expect(formatMoney('12345678901234567.89', 'GBP', 'en_GB')).toBe('£12,345,678,901,234,567.89')
})

test.each(['', 'free', '1e3', 'NaN', '1,50'])('%j is no amount', (amount) => {
  expect(formatMoney(amount, 'GBP', 'en_GB')).toBeUndefined()
})
