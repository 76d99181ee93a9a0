import { expect, it } from 'vitest'
import { deliveryCountries } from './countries'
import { hasPostcodes, postcodeExample, readPostcode } from './postcodes'

it.each([
  ['GB', 'sw1a1aa', 'SW1A 1AA'],
  ['GB', ' m1  1ae ', 'M1 1AE'],
  ['GB', 'YO21-3PU', 'YO21 3PU'],
  ['IE', 'a65f4e2', 'A65 F4E2'],
  ['IE', 'D6WXY00', 'D6W XY00'],
  ['NL', '1234ab', '1234 AB'],
  ['CA', 'k1a0b1', 'K1A 0B1'],
  ['US', '902101234', '90210-1234'],
  ['GR', '10431', '104 31'],
  ['PL', '00001', '00-001'],
  ['LV', 'lv1010', 'LV-1010'],
  ['LU', '1111', '1111'],
] as const)('a postcode of %s typed as %j is kept as %j', (country, typed, kept) => {
  expect(readPostcode(typed, country)).toBe(kept)
})

it.each([
  ['GB', '12345'],
  ['NL', '1234'],
  ['US', '1234'],
  ['DE', 'D-1011'],
  ['GB', ''],
  ['HK', '999077'],
] as const)('%s has no postcode %j', (country, typed) => {
  expect(readPostcode(typed, country)).toBeUndefined()
})

it('every country that has postcodes shows an example of its own', () => {
  for (const country of deliveryCountries.filter(hasPostcodes)) {
    expect(readPostcode(postcodeExample(country), country), country).toBe(postcodeExample(country))
  }
  expect(hasPostcodes('HK')).toBe(false)
})
