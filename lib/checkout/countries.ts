import { regionName } from '@/lib/i18n/region-name'
import { shop } from '@/lib/shop'
import type { Country } from './postcodes'

export type { Country }

/** Where the shop sends parcels. A country that does not compile here needs its postcodes in postcodes.ts. */
export const deliveryCountries: readonly Country[] = shop.delivery.flatMap((zone) => zone.countries)

/** Where the shop is: its carrier asks for no phone number there. */
export const homeCountry: Country = shop.country

/** The countries with their names in a language (BCP 47), in that language's alphabetical order. */
export function countryNames(language: string): { code: Country; name: string }[] {
  return deliveryCountries
    .map((code) => ({ code, name: regionName(code, language) }))
    .sort((one, other) => one.name.localeCompare(other.name, language))
}
