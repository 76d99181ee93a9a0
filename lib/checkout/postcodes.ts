/**
 * How the postcodes of each country are written: N stands for a digit, A for a letter, X for either; all else stands for itself.
 * A country with no entry has no postcodes. Source: the addressing systems of the Universal Postal Union.
 */
const templates = {
  AT: ['NNNN'],
  AU: ['NNNN'],
  BE: ['NNNN'],
  BG: ['NNNN'],
  CA: ['ANA NAN'],
  CH: ['NNNN'],
  CY: ['NNNN'],
  CZ: ['NNN NN'],
  DE: ['NNNNN'],
  DK: ['NNNN'],
  EE: ['NNNNN'],
  ES: ['NNNNN'],
  FI: ['NNNNN'],
  FR: ['NNNNN'],
  GB: ['AANN NAA', 'AAN NAA', 'ANN NAA', 'AN NAA', 'ANA NAA', 'AANA NAA'],
  GR: ['NNN NN'],
  HK: [],
  HR: ['NNNNN'],
  HU: ['NNNN'],
  IE: ['ANN XXXX', 'ANA XXXX'],
  IT: ['NNNNN'],
  LT: ['LT-NNNNN', 'NNNNN'],
  LU: ['L-NNNN', 'NNNN'],
  LV: ['LV-NNNN', 'NNNN'],
  MT: ['AAA NNNN'],
  NL: ['NNNN AA'],
  NO: ['NNNN'],
  NZ: ['NNNN'],
  PL: ['NN-NNN'],
  PT: ['NNNN-NNN'],
  RO: ['NNNNNN'],
  SE: ['NNN NN'],
  SI: ['NNNN'],
  SK: ['NNN NN'],
  US: ['NNNNN', 'NNNNN-NNNN'],
} satisfies Record<string, readonly string[]>

/** A country that a shop can deliver to, as ISO 3166-1 alpha-2: its postcodes are known. */
export type Country = keyof typeof templates

/** Whether it is known which postcodes and states a country has; of others any are accepted, and none. */
export const isKnownCountry = (country: string): country is Country => Object.hasOwn(templates, country)

const patterns: Record<string, string> = { N: '[0-9]', A: '[A-Z]', X: '[A-Z0-9]' }

/** Whether addresses in a country have a postcode. */
export const hasPostcodes = (country: Country): boolean => templates[country].length > 0

/**
 * A postcode as its country writes it: SW1A1AA becomes SW1A 1AA.
 *
 * @param typed in any case, with blanks and hyphens wherever the shopper puts them
 * @returns undefined when the country has no such postcode
 */
export function readPostcode(typed: string, country: Country): string | undefined {
  const characters = bare(typed.toUpperCase())
  for (const template of templates[country]) {
    const pattern = [...bare(template)].map((place) => patterns[place] ?? place).join('')
    if (new RegExp(`^${pattern}$`).test(characters)) return spaced(characters, template)
  }
  return undefined
}

/** A postcode of the form that a country has, to show what is asked for. */
export function postcodeExample(country: Country): string {
  const letters = [...'ABCD']
  let digit = 0
  return [...(templates[country][0] ?? '')]
    .map((place) => {
      if (place === 'A') return letters.shift() ?? 'A'
      if (place !== 'N' && place !== 'X') return place
      digit += 1
      return String(digit)
    })
    .join('')
}

const bare = (text: string) => text.replace(/[\s-]/g, '')

/** Puts the blanks and hyphens of a template between characters. */
function spaced(characters: string, template: string): string {
  const left = [...characters]
  return [...template].map((place) => (/[\s-]/.test(place) ? place : left.shift())).join('')
}
