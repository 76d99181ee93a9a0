import { regionName } from '@/lib/i18n/region-name'
import { shop } from '@/lib/shop'
import { countryCodes } from './country-codes'
import type { Country } from './postcodes'

export type { Country }

/** Where the shop sends parcels. A country that does not compile here needs its postcodes in postcodes.ts. */
export const deliveryCountries: readonly Country[] = shop.delivery.flatMap((zone) => zone.countries)

/** Whether the shop sends parcels to a country. */
export const isDeliveryCountry = (country: string): boolean =>
  deliveryCountries.some((code) => code === country)

/** The countries that a card can be billed in, and no parcel be sent to. */
export const otherCountries: readonly string[] = countryCodes.filter((code) => !isDeliveryCountry(code))

/** Whether the carrier asks for a phone number: it does wherever the shop is not. */
export const needsPhone = (country: string): boolean => isDeliveryCountry(country) && country !== shop.country

interface NamedCountry {
  code: string
  name: string
}

/** By language, since naming and sorting them takes a good part of the time in which a page is rendered. */
const named = new Map<string, NamedCountry[]>()

/** Countries with their names in a language (BCP 47), in that language's alphabetical order. */
export function countryNames(codes: readonly string[], language: string): NamedCountry[] {
  const all = named.get(language) ?? allNamed(language)
  named.set(language, all)
  return all.filter(({ code }) => codes.includes(code))
}

function allNamed(language: string): NamedCountry[] {
  const { compare } = new Intl.Collator(language)
  return countryCodes
    .map((code) => ({ code, name: regionName(code, language) }))
    .sort((one, other) => compare(one.name, other.name))
}
