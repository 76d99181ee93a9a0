import { readEmailAddress } from '@/lib/email-address'
import { deliveryCountries, isDeliveryCountry, needsPhone } from './countries'
import { countryCodes } from './country-codes'
import { type Country, hasPostcodes, isKnownCountry, readPostcode } from './postcodes'
import { hasStates, readState } from './states'
import { tidy } from './text-fields'

/** Why a field of the checkout form is not accepted. */
export type DetailsError = 'required' | 'too-long' | 'invalid' | 'not-delivered'

/** The greatest number of characters that each field takes. */
export const maxLength = {
  email: 254,
  firstName: 100,
  lastName: 100,
  addressLine1: 200,
  addressLine2: 200,
  city: 100,
  stateProvince: 100,
  zipCode: 20,
  phoneNumber1: 30,
} as const

/** Where a letter or a parcel goes. Member names are the gateway's. */
export interface PostalAddress {
  firstName: string
  lastName: string
  addressLine1: string
  addressLine2?: string | undefined
  city: string
  /** As its country writes it; undefined where the country has none. Where its postcodes are not known, as it was typed. */
  zipCode?: string | undefined
  /** The code of a state or province, where addresses in the country name one. Where that is not known, as it was typed. */
  stateProvince?: string | undefined
  /** Any country for a card, one of `deliveryCountries` for a parcel. */
  countryIso3166Alpha2: string
  /** Where the carrier wants one. */
  phoneNumber1?: string | undefined
}

/** Who orders, and where to: what the checkout form asks for. Its own address is the one of the card. */
export interface OrderDetails extends PostalAddress {
  email: string
  /** Where the parcel goes, if that is another address. */
  shippingAddress?: PostalAddress | undefined
}

export type AddressField = keyof PostalAddress

/** The fields of the delivery address have a name of their own in the form. */
const shippingPrefix = 'shipping-'

export type DetailsField = 'email' | AddressField | `${typeof shippingPrefix}${AddressField}`

export const addressFields: readonly AddressField[] = [
  'countryIso3166Alpha2',
  'firstName',
  'lastName',
  'addressLine1',
  'addressLine2',
  'city',
  'stateProvince',
  'zipCode',
  'phoneNumber1',
]

/** What the fields of the checkout form hold, by their names; `hasShippingAddress` is empty unless it is checked. */
export type DetailsValues = Partial<Record<DetailsField | 'hasShippingAddress', string>>

export type DetailsErrors = Partial<Record<DetailsField, DetailsError>>

/** The name that a field of an address has in the form. */
export const fieldName = (field: AddressField, isShipping: boolean): DetailsField =>
  isShipping ? `${shippingPrefix}${field}` : field

/** The field of an address that a name in the form stands for; undefined for the email address. */
export function addressFieldOf(name: DetailsField): AddressField | undefined {
  return addressFields.find((field) => name === field || name === fieldName(field, true))
}

/** Whether a field belongs to the address of delivery. */
export const isShippingField = (name: string): boolean => name.startsWith(shippingPrefix)

/** Where the parcel of an order goes. */
export const deliveryAddress = (details: OrderDetails): PostalAddress => details.shippingAddress ?? details

/**
 * Reads the checkout form.
 *
 * @param form the fields as they were posted; others are ignored
 * @returns the details as they are written, or what is wrong with each field
 */
export function readDetails(form: DetailsValues): { details: OrderDetails } | { errors: DetailsErrors } {
  const errors: DetailsErrors = {}
  const email = readText(form.email, 'email', errors, maxLength.email)
  const address = email && readEmailAddress(email)
  if (email && !address) errors.email = 'invalid'
  const hasShippingAddress = Boolean(form.hasShippingAddress)
  const billing = readAddress(form, errors, { isShipping: false, isDelivery: !hasShippingAddress })
  const shipping = hasShippingAddress
    ? readAddress(form, errors, { isShipping: true, isDelivery: true })
    : undefined
  if (!address || !billing || Object.keys(errors).length > 0) return { errors }
  return { details: { email: address, ...billing, ...(shipping && { shippingAddress: shipping }) } }
}

/** What the form holds when it shows known details. */
export function detailsValues({ email, shippingAddress, ...billing }: OrderDetails): DetailsValues {
  const shipping = Object.entries(shippingAddress ?? {}).map(([field, value]) => [
    fieldName(field as AddressField, true),
    value,
  ])
  return {
    email,
    ...billing,
    ...Object.fromEntries(shipping),
    hasShippingAddress: shippingAddress ? 'yes' : '',
  }
}

/** @returns undefined when something is wrong, which is added to `errors` */
function readAddress(
  form: DetailsValues,
  errors: DetailsErrors,
  { isShipping, isDelivery }: { isShipping: boolean; isDelivery: boolean },
): PostalAddress | undefined {
  const name = (field: AddressField) => fieldName(field, isShipping)
  const text = (field: keyof typeof maxLength & AddressField, isRequired = true) =>
    readText(form[name(field)], name(field), errors, maxLength[field], isRequired)
  const checked = (
    field: keyof typeof maxLength & AddressField,
    read: (typed: string) => string | undefined,
  ) => {
    const typed = text(field)
    const value = typed && read(typed)
    if (typed && !value) errors[name(field)] = 'invalid'
    return value
  }
  const shown: readonly string[] = isShipping ? deliveryCountries : countryCodes
  const country = shown.find((code) => code === form[name('countryIso3166Alpha2')])
  if (!country) errors[name('countryIso3166Alpha2')] = 'required'
  else if (isDelivery && !isDeliveryCountry(country)) errors[name('countryIso3166Alpha2')] = 'not-delivered'
  const asInCountry = (
    field: 'zipCode' | 'stateProvince',
    has: (country: Country) => boolean,
    read: (typed: string, country: Country) => string | undefined,
  ) => {
    if (!country) return undefined
    if (!isKnownCountry(country)) return text(field, false)
    return has(country) ? checked(field, (typed) => read(typed, country)) : undefined
  }
  const required = {
    firstName: text('firstName'),
    lastName: text('lastName'),
    addressLine1: text('addressLine1'),
    city: text('city'),
  }
  const optional = {
    addressLine2: text('addressLine2', false),
    zipCode: asInCountry('zipCode', hasPostcodes, readPostcode),
    stateProvince: asInCountry('stateProvince', hasStates, readState),
    phoneNumber1:
      isDelivery && country && needsPhone(country) ? checked('phoneNumber1', readPhoneNumber) : undefined,
  }
  const { firstName, lastName, addressLine1, city } = required
  if (!country || !firstName || !lastName || !addressLine1 || !city) return undefined
  const known = Object.entries(optional).filter(([, value]) => value !== undefined)
  return {
    firstName,
    lastName,
    addressLine1,
    city,
    countryIso3166Alpha2: country,
    ...Object.fromEntries(known),
  }
}

/** A text without the blanks around it; undefined when it is empty or too long, which is added to `errors` where it is wrong. */
function readText(
  typed: string | undefined,
  name: DetailsField,
  errors: DetailsErrors,
  maxCharacters: number,
  isRequired = true,
): string | undefined {
  const value = tidy(typed ?? '')
  if (value === '' && isRequired) errors[name] = 'required'
  if (value.length > maxCharacters) errors[name] = 'too-long'
  return errors[name] === undefined && value !== '' ? value : undefined
}

/** A phone number without what only makes it readable. Source of its length: ITU-T E.164. */
function readPhoneNumber(typed: string): string | undefined {
  const number = typed.replace(/[\s()./-]/g, '').replace(/^00/, '+')
  return /^\+?[0-9]{6,15}$/.test(number) ? number : undefined
}
