import { type DetailsError, type DetailsField, maxLength } from '@/lib/checkout/details'
import type { Translator } from '@/lib/i18n/translator'

/** What is wrong with fields of the checkout form, as sentences that say what to do. */
export function errorMessages(
  errors: Partial<Record<DetailsField, DetailsError>>,
  t: Translator,
): Partial<Record<DetailsField, string>> {
  const fields = Object.keys(errors) as DetailsField[]
  return Object.fromEntries(fields.map((field) => [field, messageOf(field, errors[field], t)]))
}

function messageOf(field: DetailsField, error: DetailsError | undefined, t: Translator): string {
  if (field === 'countryIso3166Alpha2') return t('checkout.errors.countryMissing')
  if (error === 'invalid-email') return t('checkout.errors.emailInvalid')
  if (error === 'too-long') {
    const max = String(maxLength[field])
    return field === 'email' ? t('checkout.errors.emailLong', { max }) : t('checkout.errors.tooLong', { max })
  }
  const missing = {
    email: 'emailMissing',
    firstName: 'firstNameMissing',
    lastName: 'lastNameMissing',
    addressLine1: 'addressMissing',
    addressLine2: 'addressMissing',
    city: 'townMissing',
    zipCode: 'postcodeMissing',
  } as const
  return t(`checkout.errors.${missing[field]}`)
}
