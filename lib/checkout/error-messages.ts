import type { Translator } from '@/lib/i18n/translator'
import {
  addressFieldOf,
  type DetailsError,
  type DetailsErrors,
  type DetailsField,
  type DetailsValues,
  fieldName,
  isShippingField,
  maxLength,
} from './details'
import { isKnownCountry, postcodeExample } from './postcodes'
import { stateExample } from './states'

/**
 * What is wrong with fields of the checkout form, as sentences that say what to do.
 *
 * @param values of the form: which postcodes and states there are depends on the country
 */
export function errorMessages(
  errors: DetailsErrors,
  values: DetailsValues,
  t: Translator,
): Partial<Record<DetailsField, string>> {
  const fields = Object.entries(errors) as [DetailsField, DetailsError][]
  return Object.fromEntries(fields.map(([name, error]) => [name, messageOf(name, error, values, t)]))
}

function messageOf(name: DetailsField, error: DetailsError, values: DetailsValues, t: Translator): string {
  const field = addressFieldOf(name) ?? 'email'
  if (error === 'not-delivered')
    return t('checkout.errors.notDelivered', { otherAddress: t('checkout.otherAddress') })
  if (field === 'countryIso3166Alpha2') return t('checkout.errors.countryMissing')
  if (error === 'too-long') {
    const max = String(maxLength[field])
    return field === 'email' ? t('checkout.errors.emailLong', { max }) : t('checkout.errors.tooLong', { max })
  }
  const country = values[fieldName('countryIso3166Alpha2', isShippingField(name))] ?? ''
  if (field === 'stateProvince') return t('checkout.errors.state', { example: stateExample(country) })
  if (error === 'invalid') {
    if (field === 'zipCode') return t('checkout.errors.postcodeInvalid', { example: exampleIn(country) })
    if (field === 'phoneNumber1') return t('checkout.errors.phoneInvalid')
    return t('checkout.errors.emailInvalid')
  }
  const missing = {
    email: 'emailMissing',
    firstName: 'firstNameMissing',
    lastName: 'lastNameMissing',
    addressLine1: 'addressMissing',
    addressLine2: 'addressMissing',
    city: 'townMissing',
    zipCode: 'postcodeMissing',
    phoneNumber1: 'phoneMissing',
  } as const
  return t(`checkout.errors.${missing[field]}`)
}

const exampleIn = (country: string) => (isKnownCountry(country) ? postcodeExample(country) : '')
