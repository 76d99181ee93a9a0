import { expect, it } from 'vitest'
import { hasStates, readState, stateExample } from './states'

it.each([
  ['US', 'California', 'CA'],
  ['US', ' ca', 'CA'],
  ['US', 'district of columbia', 'DC'],
  ['US', 'D.C.', 'DC'],
  ['CA', 'Québec', 'QC'],
  ['AU', 'new south wales', 'NSW'],
])('in %s, %j is the state %s', (country, typed, code) => {
  expect(readState(typed, country)).toBe(code)
})

it.each([
  ['US', 'Ontario'],
  ['US', ''],
  ['GB', 'Norfolk'],
])('%s has no state %j', (country, typed) => {
  expect(readState(typed, country)).toBeUndefined()
})

it('addresses of most countries name none', () => {
  expect(['AU', 'CA', 'US', 'GB', 'NL'].filter(hasStates)).toEqual(['AU', 'CA', 'US'])
  expect(stateExample('AU')).toBe('New South Wales (NSW)')
})
