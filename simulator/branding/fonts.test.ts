import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { installedFile } from '../package-files.ts'
import { fontCharacters } from '../testing/font-characters.ts'
import { fontFaces, fontsToPreload } from './fonts.ts'
import type { Theme } from './theme.ts'

const typefaces = [
  ['commissioner', 'commissioner'],
  ['inter', 'inter'],
  ['literata', 'literata'],
  ['source-serif', 'source-serif-4'],
] as const

/** The blocks of Unicode in which the alphabets of Europe stand, and the two Romanian letters that stand outside them. */
const europeanLetters = [
  ...lettersBetween('A', 'z'),
  ...lettersBetween('À', 'ž'),
  ...'ȘșȚț',
  ...lettersBetween('Ά', 'ώ'),
  ...lettersBetween('А', 'я'),
]
  // Written as two characters today, or not at all; Ŧ, of Northern Sámi, is not in Source Serif.
  .filter((letter) => !'ĬĭĲĳŉĿŀſŦŧ'.includes(letter))

function lettersBetween(first: string, last: string): string[] {
  const [from = 0, to = 0] = [first.codePointAt(0), last.codePointAt(0)]
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).filter(
    (letter) => /\p{L}/u.test(letter),
  )
}

/** The files that a browser loads for a letter: of each alphabet in whose range it stands. */
function filesFor(letter: string, typeface: Theme['typeface']): string[] {
  const faces = [
    ...fontFaces(typeface, '').matchAll(/\/(?:source-)?[a-z]+-([a-z-]+)\.woff2\).*unicode-range:(.*)\}/g),
  ]
  return faces.flatMap(([, alphabet = '', range = '']) => (isIn(range, letter) ? [alphabet] : []))
}

function isIn(range: string, letter: string): boolean {
  const character = letter.codePointAt(0) ?? 0
  return range.split(',').some((part) => {
    const [first = '', last = first] = part.replace('U+', '').split('-')
    return Number.parseInt(first, 16) <= character && character <= Number.parseInt(last, 16)
  })
}

it.each(typefaces)('%s has every letter of Europe in the file that its range names', (typeface, source) => {
  const characters = new Map<string, Set<number>>()
  const charactersOf = (alphabet: string) => {
    const file = `@fontsource-variable/${source}/files/${source}-${alphabet}-wght-normal.woff2`
    const known = characters.get(alphabet) ?? fontCharacters(readFileSync(installedFile(file)))
    characters.set(alphabet, known)
    return known
  }
  const missing = europeanLetters.filter(
    (letter) =>
      !filesFor(letter, typeface).some((alphabet) => charactersOf(alphabet).has(letter.codePointAt(0) ?? 0)),
  )
  expect(europeanLetters.length).toBeGreaterThan(350)
  expect(missing).toEqual([])
})

it('a page asks at once for the letters of its language alone', () => {
  expect(fontsToPreload('literata', 'es_ES', '../')).toEqual(['../payment/fonts/literata-latin.woff2'])
  expect(fontsToPreload('literata', 'el_GR', '../')).toEqual([
    '../payment/fonts/literata-greek.woff2',
    '../payment/fonts/literata-latin.woff2',
  ])
  expect(fontsToPreload('sans', 'en_GB', '../')).toEqual([])
})
