import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { type Country, countries } from '@/lib/checkout/countries'

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

/** What the package of a typeface says of the file: the letters that are in it. */
function packageRangeOf({ src }: Font): string {
  const [, typeface = '', alphabet = ''] =
    /@fontsource-variable\/([^/]+)\/files\/\1-(.+)-wght/.exec(src) ?? []
  const text = readFileSync(`node_modules/@fontsource-variable/${typeface}/unicode.json`, 'utf8')
  return JSON.parse(text)[alphabet]
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
    const ranges = fonts.filter(({ src }) => src.includes(family)).map(packageRangeOf)
    const missing = countries.flatMap((country) =>
      [...letters[country], ...letters[country].toUpperCase()]
        .filter((letter) => !ranges.some((range) => isIn(range, letter)))
        .map((letter) => `${country} ${letter}`),
    )
    expect(missing).toEqual([])
  },
)

it('a file is loaded for the letters that are in it', () => {
  const loadedByNeed = fonts.filter((font) => rangeOf(font) !== undefined)
  expect(loadedByNeed.length).toBe(6)
  for (const font of loadedByNeed) expect(rangeOf(font), font.src).toBe(packageRangeOf(font))
})

it('the styles name each file, that of the Latin letters and its fallback last', () => {
  const css = readFileSync('app/globals.css', 'utf8')
  const named = [...css.matchAll(/--font-(?:sans|serif):([^;]*);/g)].map(([, value = '']) =>
    [...value.matchAll(/var\((--font-[a-z-]+)\)/g)].map(([, variable]) => variable),
  )
  expect(named.flat().toSorted()).toEqual(fonts.map(({ variable }) => variable).toSorted())
  expect(named.map((variables) => variables.at(-1))).toEqual(['--font-commissioner', '--font-literata'])
})
