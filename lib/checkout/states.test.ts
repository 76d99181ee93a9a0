import { expect, it } from 'vitest'
import { deliveryCountries } from './countries'
import { hasStates, readState, stateExample } from './states'

it.each([
  ['US', 'California', 'CA'],
  ['US', ' ca', 'CA'],
  ['US', 'district of columbia', 'DC'],
  ['US', 'D.C.', 'DC'],
  ['CA', 'Québec', 'QC'],
  ['AU', 'new south wales', 'NSW'],
  ['IT', 'rm', 'RM'],
  ['IT', 'Roma', 'RM'],
  ['IT', "l'aquila", 'AQ'],
  ['ES', 'malaga', 'Málaga'],
  ['ES', 'Vizcaya', 'Bizkaia'],
  ['ES', 'Alicante/Alacant', 'Alicante'],
])('in %s, %j is the state %s', (country, typed, code) => {
  expect(readState(typed, country)).toBe(code)
})

it.each([
  ['US', 'Ontario'],
  ['US', ''],
  ['GB', 'Norfolk'],
  ['ES', 'Andalucía'],
  ['IT', '/'],
])('%s has no state %j', (country, typed) => {
  expect(readState(typed, country)).toBeUndefined()
})

it('addresses of most countries name none', () => {
  expect(deliveryCountries.filter(hasStates).sort()).toEqual(['AU', 'CA', 'ES', 'IT', 'US'])
  expect(stateExample('AU')).toBe('New South Wales (NSW)')
  expect(stateExample('ES')).toBe('Albacete')
})
