import { expect, it } from 'vitest'
import { z } from 'zod'
import { regionName } from './i18n/region-name'
// This shop itself: by its other name tests get the sample.
import { shop } from './shop'

const countries: readonly string[] = shop.delivery.flatMap((zone) => zone.countries)

it('delivers to each country by one row of times', () => {
  expect(countries.filter((country, index) => countries.indexOf(country) !== index)).toEqual([])
  for (const { workingDays } of shop.delivery) {
    expect(workingDays.min).toBeGreaterThan(0)
    expect(workingDays.max).toBeGreaterThanOrEqual(workingDays.min)
  }
})

it('stands in countries and in a time zone that exist', () => {
  for (const country of [shop.country, ...countries]) expect(regionName(country, 'en-GB')).not.toBe(country)
  expect(() => new Date().toLocaleDateString('en-GB', { timeZone: shop.timeZone })).not.toThrow()
})

it('can be written to and called', () => {
  expect(z.email().safeParse(shop.email).success).toBe(true)
  expect(z.e164().safeParse(shop.phone.replaceAll(' ', '')).success).toBe(true)
})

it('lets shoppers withdraw for at least as long as the law of the EU asks for', () => {
  expect(shop.withdrawalDays).toBeGreaterThanOrEqual(14)
})
