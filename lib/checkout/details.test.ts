import { describe, expect, it } from 'vitest'
import { countries, countryNames } from './countries'
import { readDetails } from './details'

const form = {
  email: 'eleni@example.com',
  firstName: 'Ελένη',
  lastName: 'O’Neill',
  addressLine1: '1 Harbour Street',
  addressLine2: '',
  city: 'Whitby',
  zipCode: 'YO21 3PU',
  countryIso3166Alpha2: 'GB',
}

describe('details of an order', () => {
  it('are read from the form, without the spaces around them and without empty lines', () => {
    const { addressLine2: _, ...expected } = form
    expect(readDetails({ ...form, email: ' eleni@example.com ', addressLine2: '  ' })).toEqual({
      details: expected,
    })
    expect(readDetails({ ...form, addressLine2: 'Flat 2' })).toEqual({
      details: { ...form, addressLine2: 'Flat 2' },
    })
  })

  it('lose control characters, which neither an address nor PostgreSQL can hold', () => {
    expect(readDetails({ ...form, city: 'Whi\u0000tby\n' })).toHaveProperty('details.city', 'Whi tby')
  })

  it('ignore what else the browser sends', () => {
    expect(readDetails({ ...form, total: '1' })).not.toHaveProperty('details.total')
  })

  it.each([
    ['email', '', 'required'],
    ['email', 'eleni', 'invalid-email'],
    ['email', 'eleni@example', 'invalid-email'],
    ['email', `${'e'.repeat(250)}@example.com`, 'too-long'],
    ['firstName', '   ', 'required'],
    ['firstName', 'x'.repeat(101), 'too-long'],
    ['addressLine1', undefined, 'required'],
    ['addressLine2', 'x'.repeat(201), 'too-long'],
    ['city', '\u0007', 'required'],
    ['zipCode', 'x'.repeat(21), 'too-long'],
    ['countryIso3166Alpha2', 'XX', 'unknown-country'],
    ['countryIso3166Alpha2', '', 'unknown-country'],
  ])('have a fault in %s when it is %j: %s', (field, value, error) => {
    expect(readDetails({ ...form, [field]: value })).toEqual({ errors: { [field]: error } })
  })

  it('name every fault at once', () => {
    expect(readDetails({})).toHaveProperty('errors.city', 'required')
    expect(readDetails({})).toHaveProperty('errors.countryIso3166Alpha2', 'unknown-country')
  })
})

describe('countries', () => {
  it('have names in the language of the shopper, in its alphabet', () => {
    expect(countryNames('nl-NL')).toContainEqual({ code: 'NL', name: 'Nederland' })
    expect(countryNames('el-GR')).toContainEqual({ code: 'GR', name: 'Ελλάδα' })
    expect(countryNames('en-GB')).toHaveLength(countries.length)
    expect(countryNames('en-GB')[0]?.name).toBe('Australia')
  })
})
