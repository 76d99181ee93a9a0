/** Where the shop sends parcels, as ISO 3166-1 alpha-2. */
export const countries = [
  'AT',
  'AU',
  'BE',
  'BG',
  'CA',
  'CH',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'NO',
  'NZ',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'US',
] as const

export type Country = (typeof countries)[number]

/** The countries with their names in a language (BCP 47), in that language's alphabetical order. */
export function countryNames(language: string): { code: Country; name: string }[] {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  return countries
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((one, other) => one.name.localeCompare(other.name, language))
}
