import { expect, it } from 'vitest'
import { z } from 'zod'
import { countries, countryNames } from './checkout/countries'
import { postalAddress } from './postal-address'
import { shop } from './shop'

it('delivers to each country by one row of times', () => {
  expect(countries.filter((country, index) => countries.indexOf(country) !== index)).toEqual([])
  for (const { workingDays } of shop.delivery) {
    expect(workingDays.min).toBeGreaterThan(0)
    expect(workingDays.max).toBeGreaterThanOrEqual(workingDays.min)
  }
})

it('stands in countries and in a time zone that exist', () => {
  for (const { code, name } of countryNames('en-GB')) expect(name, code).not.toBe(code)
  expect(postalAddress('nl-NL')).not.toMatch(new RegExp(`${shop.country}$`))
  expect(() => new Date().toLocaleDateString('en-GB', { timeZone: shop.timeZone })).not.toThrow()
})

it('can be written to and called', () => {
  expect(z.email().safeParse(shop.email).success).toBe(true)
  expect(z.e164().safeParse(shop.phone.replaceAll(' ', '')).success).toBe(true)
})

it('lets shoppers withdraw for at least as long as the law of the EU asks for', () => {
  expect(shop.withdrawalDays).toBeGreaterThanOrEqual(14)
})
