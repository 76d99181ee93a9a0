const names = new Map<string, Intl.DisplayNames>()

/**
 * The name of a country in a language.
 *
 * @param code ISO 3166-1 alpha-2
 * @param locale a BCP 47 language tag
 * @returns the code itself where it names no country
 */
export function regionName(code: string, locale: string): string {
  const ofLocale = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' })
  names.set(locale, ofLocale)
  return ofLocale.of(code) ?? code
}
