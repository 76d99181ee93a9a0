import { readFileSync, statSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { type Country, deliveryCountries } from '@/lib/checkout/countries'
import { themeStyles } from '@/lib/theme/styles'
import { shopTheme } from '@/lib/theme/theme'

interface Font {
  src: string
  variable: string
  declarations?: { prop: string; value: string }[]
}
const fonts = vi.hoisted((): Font[] => [])
vi.mock('next/font/local', () => ({ default: (font: Font) => fonts[fonts.push(font) - 1] }))

await import('./fonts')

/** The letters beside A to Z of the alphabets in which the people of a country are called. */
const letters: Record<Country, string> = {
  AT: 'äöüß',
  AU: '',
  BE: 'àâæçéèêëîïôœùûüÿ',
  BG: 'абвгдежзийклмнопрстуфхцчшщъьюя',
  CA: 'àâæçéèêëîïôœùûüÿ',
  CH: 'äöüàâçéèêëîïôùûì',
  CY: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰçğıİöşü',
  CZ: 'áčďéěíňóřšťúůýž',
  DE: 'äöüß',
  DK: 'æøåé',
  EE: 'šžõäöü',
  ES: 'áéíóúüñçàèòïŀ',
  FI: 'åäöšž',
  FR: 'àâæçéèêëîïôœùûüÿ',
  GB: 'âêîôûŵŷ',
  GR: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ',
  // Parcels from abroad are addressed in Latin letters there.
  HK: '',
  HR: 'čćđšž',
  HU: 'áéíóöőúüű',
  IE: 'áéíóú',
  IT: 'àèéìíîòóùú',
  LT: 'ąčęėįšųūž',
  LU: 'äëéöü',
  LV: 'āčēģīķļņšūž',
  MT: 'ċġħżàèìòù',
  NL: 'áéëíïóöúü',
  NO: 'æøåéèêóòô',
  NZ: 'āēīōū',
  PL: 'ąćęłńóśźż',
  PT: 'ãáàâçéêíõóôúü',
  RO: 'ăâîșțşţ',
  SE: 'åäöé',
  SI: 'čšžćđ',
  SK: 'áäčďéíĺľňóôŕšťúýž',
  US: 'ñáéíóú',
}

const rangeOf = ({ declarations = [] }: Font) =>
  declarations.find(({ prop }) => prop === 'unicode-range')?.value

const ranges: Record<string, Record<string, string>> = JSON.parse(
  readFileSync('components/layout/fonts/ranges.json', 'utf8'),
)

/** The letters that `npm run fonts` has put into a file. */
function rangeIn({ src }: Font): string {
  const [, typeface = '', alphabet = ''] = /([a-z]+)-([a-z-]+)\.woff2$/.exec(src) ?? []
  return ranges[typeface]?.[alphabet] ?? ''
}

function isIn(range: string, letter: string): boolean {
  const character = letter.codePointAt(0) ?? 0
  return range.split(',').some((part) => {
    const [first = '', last = first] = part.replace('U+', '').split('-')
    return Number.parseInt(first, 16) <= character && character <= Number.parseInt(last, 16)
  })
}

it.each(['commissioner', 'literata'])(
  '%s has the letters of every country that is delivered to',
  (family) => {
    const ranges = fonts.filter(({ src }) => src.includes(family)).map(rangeIn)
    const missing = deliveryCountries.flatMap((country) =>
      [...letters[country], ...letters[country].toUpperCase()]
        .filter((letter) => !ranges.some((range) => isIn(range, letter)))
        .map((letter) => `${country} ${letter}`),
    )
    expect(missing).toEqual([])
  },
)

it('a file is loaded for the letters that are in it', () => {
  const loadedByNeed = fonts.filter((font) => rangeOf(font) !== undefined)
  expect(loadedByNeed.length).toBe(8)
  for (const font of loadedByNeed) expect(rangeOf(font), font.src).toBe(rangeIn(font))
})

it.each([
  ['commissioner', '--typeface-texts'],
  ['literata', '--typeface-headings'],
])(
  'the styles of a theme in Commissioner name the files of %s, that of most letters and its fallback last',
  (typeface, role) => {
    const root = themeStyles({ ...shopTheme, typeface: 'commissioner' }, '')[':root'] as Record<
      string,
      string
    >
    const named = [...(root[role] ?? '').matchAll(/var\((--font-[a-z-]+)\)/g)].map(([, variable]) => variable)
    const own = fonts.map(({ variable }) => variable).filter((variable) => variable.includes(typeface))
    expect(named.toSorted()).toEqual(own.toSorted())
    expect(named.at(-1)).toBe(`--font-${typeface}`)
  },
)

it('a first view loads at most 60 KB of typefaces in each alphabet', () => {
  const bytes = (alphabets: string[]) =>
    ['commissioner', 'literata']
      .flatMap((typeface) =>
        alphabets.map((alphabet) => `components/layout/fonts/${typeface}-${alphabet}.woff2`),
      )
      .reduce((sum, file) => sum + statSync(file).size, 0)
  expect(bytes(['basic'])).toBeLessThanOrEqual(60_000)
  expect(bytes(['basic', 'greek'])).toBeLessThanOrEqual(60_000)
})
