import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { countryNames, deliveryCountries, otherCountries } from './countries'
import { countryCodes } from './country-codes'
import {
  type DetailsErrors,
  type DetailsValues,
  deliveryAddress,
  detailsValues,
  fieldName,
  maxLength,
  readDetails,
} from './details'
import { errorMessages } from './error-messages'

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

/** Another address, as the form sends it. */
const shipping = {
  hasShippingAddress: 'yes',
  'shipping-firstName': 'Anna',
  'shipping-lastName': 'Papa',
  'shipping-addressLine1': '1 Main Street',
  'shipping-city': 'Springfield',
  'shipping-stateProvince': 'illinois',
  'shipping-zipCode': '62701',
  'shipping-countryIso3166Alpha2': 'US',
  'shipping-phoneNumber1': '001 (217) 555-0143',
} satisfies DetailsValues

/** An address of a card in a country that the shop does not deliver to. */
const brazil = {
  ...form,
  city: 'São Paulo',
  stateProvince: 'SP',
  zipCode: '01310-100',
  countryIso3166Alpha2: 'BR',
}

const errorsOf = (values: DetailsValues): DetailsErrors => {
  const read = readDetails(values)
  return 'errors' in read ? read.errors : {}
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
    const sent: DetailsValues = { ...form, ...{ total: '1' } }
    expect(readDetails(sent)).not.toHaveProperty('details.total')
  })

  it('hold another address of delivery only when it is asked for', () => {
    const read = readDetails({ ...form, ...shipping })
    expect(read).toMatchObject({
      details: {
        city: 'Whitby',
        shippingAddress: {
          firstName: 'Anna',
          city: 'Springfield',
          stateProvince: 'IL',
          zipCode: '62701',
          countryIso3166Alpha2: 'US',
          phoneNumber1: '+12175550143',
        },
      },
    })
    if ('details' in read) expect(deliveryAddress(read.details).city).toBe('Springfield')
    const { details } = readDetails({ ...form, ...shipping, hasShippingAddress: '' }) as never
    expect(details).not.toHaveProperty('shippingAddress')
    expect(deliveryAddress(details).city).toBe('Whitby')
  })

  it.each([
    ['deliver to', form],
    ['do not deliver to', brazil],
  ])('fill the form again as they were read, with a card of a country that we %s', (_, billing) => {
    const read = readDetails({ ...billing, ...shipping })
    if (!('details' in read)) throw new Error('They were not read')
    expect(readDetails(detailsValues(read.details))).toEqual(read)
  })

  it('can have a card of any country when the parcel goes to another', () => {
    for (const country of otherCountries) {
      const read = readDetails({ ...brazil, ...shipping, countryIso3166Alpha2: country })
      expect(read).toHaveProperty('details.countryIso3166Alpha2', country)
    }
    expect(errorsOf({ ...brazil, ...shipping, countryIso3166Alpha2: 'XX' })).toEqual({
      countryIso3166Alpha2: 'required',
    })
  })

  it('are delivered to no country but those of delivery, and say what to do', () => {
    expect(errorsOf(brazil)).toEqual({ countryIso3166Alpha2: 'not-delivered' })
    for (const locale of locales) {
      const t = translator(locale)
      const { countryIso3166Alpha2: message } = errorMessages(errorsOf(brazil), brazil, t)
      expect(message).toContain(t('checkout.otherAddress'))
    }
    expect(errorsOf({ ...brazil, ...shipping, 'shipping-countryIso3166Alpha2': 'BR' })).toEqual({
      'shipping-countryIso3166Alpha2': 'required',
    })
  })

  it('have any postcode and state, or none, of a card in a country whose postcodes and states are not known', () => {
    expect(readDetails({ ...brazil, ...shipping })).toMatchObject({
      details: { zipCode: '01310-100', stateProvince: 'SP' },
    })
    const without = readDetails({ ...brazil, ...shipping, zipCode: ' ', stateProvince: '' })
    expect(without).toHaveProperty('details.countryIso3166Alpha2', 'BR')
    expect(without).not.toHaveProperty('details.zipCode')
    expect(without).not.toHaveProperty('details.stateProvince')
    const long = { zipCode: 'x'.repeat(21), stateProvince: 'x'.repeat(101) }
    expect(errorsOf({ ...brazil, ...shipping, ...long })).toEqual({
      zipCode: 'too-long',
      stateProvince: 'too-long',
    })
    // A country that is known keeps its own.
    expect(errorsOf({ ...brazil, ...shipping, countryIso3166Alpha2: 'US' })).toEqual({
      zipCode: 'invalid',
      stateProvince: 'invalid',
    })
  })

  it.each([
    ['email', '', 'required'],
    ['email', 'eleni', 'invalid'],
    ['email', 'eleni@example', 'invalid'],
    ['email', `${'e'.repeat(250)}@example.com`, 'too-long'],
    ['firstName', '   ', 'required'],
    ['firstName', 'x'.repeat(101), 'too-long'],
    ['addressLine1', undefined, 'required'],
    ['addressLine2', 'x'.repeat(201), 'too-long'],
    ['city', '\u0007', 'required'],
    ['zipCode', 'x'.repeat(21), 'too-long'],
    ['zipCode', '', 'required'],
    ['zipCode', '12345', 'invalid'],
    ['countryIso3166Alpha2', 'XX', 'required'],
    ['countryIso3166Alpha2', '', 'required'],
  ])('have a fault in %s when it is %j: %s', (field, value, error) => {
    expect(errorsOf({ ...form, [field]: value })).toEqual({ [field]: error })
  })

  it.each([
    ['shipping-city', '', 'required'],
    ['shipping-stateProvince', 'Ontario', 'invalid'],
    ['shipping-stateProvince', '', 'required'],
    ['shipping-phoneNumber1', '', 'required'],
    ['shipping-phoneNumber1', 'call me', 'invalid'],
  ])('have a fault in %s of the delivery address when it is %j: %s', (field, value, error) => {
    expect(errorsOf({ ...form, ...shipping, [field]: value })).toEqual({ [field]: error })
  })

  it('need a phone number where the parcel goes abroad, of the address that it goes to', () => {
    const abroad = { ...form, countryIso3166Alpha2: 'NL', zipCode: '1011ab' }
    expect(errorsOf(abroad)).toEqual({ phoneNumber1: 'required' })
    expect(errorsOf({ ...abroad, ...shipping, 'shipping-phoneNumber1': '' })).toEqual({
      'shipping-phoneNumber1': 'required',
    })
    expect(readDetails({ ...abroad, phoneNumber1: '+31 20 123 4567' })).toMatchObject({
      details: { zipCode: '1011 AB', phoneNumber1: '+31201234567' },
    })
  })

  it('have no postcode where the country has none', () => {
    const there = { ...form, countryIso3166Alpha2: 'HK', zipCode: '', phoneNumber1: '+852 2123 4567' }
    const read = readDetails({ ...there, zipCode: 'something' })
    expect(read).toHaveProperty('details.countryIso3166Alpha2', 'HK')
    expect(read).not.toHaveProperty('details.zipCode')
  })

  it('name every fault at once', () => {
    expect(errorsOf({})).toMatchObject({
      city: 'required',
      countryIso3166Alpha2: 'required',
      email: 'required',
    })
  })

  it('have a sentence for every fault of every field in every language', () => {
    const fields = ['email', ...Object.keys(maxLength)] as (keyof typeof maxLength)[]
    for (const locale of locales) {
      for (const error of ['required', 'too-long', 'invalid'] as const) {
        for (const field of fields) {
          const name = field === 'email' ? field : fieldName(field, true)
          const values = { 'shipping-countryIso3166Alpha2': 'US' }
          const message = errorMessages({ [name]: error }, values, translator(locale))[name]
          expect(message).toMatch(/\.$/)
          expect(message).not.toMatch(/checkout\.|undefined|\{/)
        }
      }
    }
  })
})

describe('countries', () => {
  it('have names in the language of the shopper, in its alphabet', () => {
    expect(countryNames(deliveryCountries, 'nl-NL')).toContainEqual({ code: 'NL', name: 'Nederland' })
    expect(countryNames(deliveryCountries, 'el-GR')).toContainEqual({ code: 'GR', name: 'Ελλάδα' })
    expect(countryNames(deliveryCountries, 'en-GB')[0]?.name).toBe('Australia')
    const [first, second] = countryNames(otherCountries, 'en-GB')
    expect([first?.name, second?.name]).toEqual(['Afghanistan', 'Åland Islands'])
  })

  it('are all those of ISO 3166-1, each with a name, either of delivery or others', () => {
    expect(new Set(countryCodes).size).toBe(249)
    expect([...deliveryCountries, ...otherCountries].sort()).toEqual([...countryCodes].sort())
    for (const { code, name } of countryNames(countryCodes, 'en-GB')) expect(name).not.toBe(code)
  })
})
