import { expect, it, vi } from 'vitest'
import { currencies, currencyOf, defaultLocale, isLocale, locales } from './locales'
import { preferredLocale } from './preferred-locale'

vi.mock('@/lib/shop', async (original) => ({
  ...(await original<typeof import('@/lib/shop')>()),
  languages: { 'nl-NL': 'EUR', 'en-US': 'EUR' },
}))

it('a shop has the languages and currencies of lib/shop.ts alone, and the first is the default', () => {
  expect(locales).toEqual(['nl-NL', 'en-US'])
  expect(currencies).toEqual(['EUR'])
  expect(defaultLocale).toBe('nl-NL')
  expect(isLocale('es-ES')).toBe(false)
  expect(preferredLocale('es-ES')).toBe('nl-NL')
  expect(preferredLocale('en-GB')).toBe('en-US')
})

it('an order in a language that is left out still has a currency', () => {
  expect(currencyOf('en-GB')).toBe('EUR')
})
