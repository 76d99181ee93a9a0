import { regionName } from '@/lib/i18n/region-name'
import { shop } from '@/lib/shop'

/** Where the shop sends parcels, as ISO 3166-1 alpha-2. */
export type Country = (typeof shop.delivery)[number]['countries'][number]

export const countries: readonly Country[] = shop.delivery.flatMap((zone) => zone.countries)

/** Where the shop is: its carrier asks for no phone number there. */
export const homeCountry: Country = shop.country

/** The countries with their names in a language (BCP 47), in that language's alphabetical order. */
export function countryNames(language: string): { code: Country; name: string }[] {
  return countries
    .map((code) => ({ code, name: regionName(code, language) }))
    .sort((one, other) => one.name.localeCompare(other.name, language))
}
