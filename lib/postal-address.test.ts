import { expect, it } from 'vitest'
import { postalAddressText } from './postal-address'

const address = { firstName: 'Anna', lastName: 'Rossi', addressLine1: 'Via Roma 1' }

it.each([
  [
    { city: 'Tivoli', zipCode: '00019', stateProvince: 'RM', countryIso3166Alpha2: 'IT' },
    '00019 Tivoli RM',
    'Italy',
  ],
  [
    { city: 'Springfield', zipCode: '62701', stateProvince: 'IL', countryIso3166Alpha2: 'US' },
    'Springfield IL 62701',
    'United States',
  ],
  [
    { city: 'São Paulo', zipCode: '01310-100', stateProvince: 'SP', countryIso3166Alpha2: 'BR' },
    '01310-100 São Paulo SP',
    'Brazil',
  ],
  [{ city: 'Delft', zipCode: '2611 AB', countryIso3166Alpha2: 'NL' }, '2611 AB Delft', 'Netherlands'],
] as const)('writes %o as on an envelope', (place, line, country) => {
  expect(postalAddressText({ ...address, ...place }, 'en-GB')).toBe(
    ['Anna Rossi', 'Via Roma 1', line, country].join('\n'),
  )
})
