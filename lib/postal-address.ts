import { shop } from '@/lib/shop'
import type { PostalAddress } from './checkout/details'
import type { Locale } from './i18n/locales'
import { regionName } from './i18n/region-name'

/** The shop's address in one line, or that of another seller, with the name of its country for readers of this language. */
export function postalAddress(
  locale: Locale,
  { address, country }: { address: readonly string[]; country: string } = shop,
): string {
  return [...address, regionName(country, locale)].join(', ')
}

/**
 * Of the countries that a shop can deliver to, those where the postcode follows the town, and the state or province; elsewhere it
 * comes first. Source: the Universal Postal Union's addressing systems.
 */
const townFirst = new Set(['AU', 'CA', 'GB', 'IE', 'NZ', 'US'])

/** A shopper's address as on an envelope, with the telephone number. */
export function postalAddressText(address: PostalAddress, locale: Locale): string {
  const { city, zipCode, stateProvince, countryIso3166Alpha2 } = address
  const place = townFirst.has(countryIso3166Alpha2)
    ? [city, stateProvince, zipCode]
    : [zipCode, city, stateProvince]
  const lines = [
    `${address.firstName} ${address.lastName}`,
    address.addressLine1,
    address.addressLine2,
    place.filter(Boolean).join(' '),
    regionName(countryIso3166Alpha2, locale),
    address.phoneNumber1,
  ]
  return lines.filter(Boolean).join('\n')
}
