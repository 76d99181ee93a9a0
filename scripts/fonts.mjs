import { readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'

// Run by `npm run fonts`: cuts the shop's typefaces into files for components/layout/fonts.ts, each with the letters of some
// alphabets and the weights that pages have, so that a first view loads little.

const to = 'components/layout/fonts'

/** Texts are regular and medium, headings medium. */
const typefaces = { commissioner: { min: 400, max: 500, default: 400 }, literata: 500 }

/** What pages in the shop's Latin languages are made of; all other Latin letters are in a file that few pages need. */
const basic =
  'U+0020-007E,U+00A0-00A1,U+00A3,U+00A9-00AB,U+00B0,U+00B7,U+00BA-00BB,U+00BD,U+00BF,U+00C1,U+00C9,U+00CD,U+00D1,U+00D3,U+00D7,U+00DA,U+00DC,U+00E0-00E1,U+00E4,U+00E7-00EB,U+00ED,U+00EF,U+00F1,U+00F3,U+00F6,U+00FA,U+00FC,U+2013-2014,U+2018-2019,U+201C-201D,U+2026,U+2060,U+20AC,U+2212'

const ranges = {}
for (const [typeface, weight] of Object.entries(typefaces)) {
  const folder = `node_modules/@fontsource-variable/${typeface}`
  const packaged = JSON.parse(readFileSync(`${folder}/unicode.json`, 'utf8'))
  const isBasic = new Set(charactersIn(basic))
  ranges[typeface] = {
    basic,
    latin: rangeOf(
      charactersIn(packaged.latin).filter((character) => character >= 0xa0 && !isBasic.has(character)),
    ),
    'latin-ext': packaged['latin-ext'],
    greek: packaged.greek,
    cyrillic: packaged.cyrillic,
  }
  for (const [alphabet, range] of Object.entries(ranges[typeface])) {
    const source = alphabet === 'basic' ? 'latin' : alphabet
    const font = await subsetFont(
      readFileSync(`${folder}/files/${typeface}-${source}-wght-normal.woff2`),
      String.fromCodePoint(...charactersIn(range)),
      { targetFormat: 'woff2', variationAxes: { wght: weight } },
    )
    writeFileSync(`${to}/${typeface}-${alphabet}.woff2`, font)
    console.log(`${to}/${typeface}-${alphabet}.woff2: ${font.length} bytes`)
  }
}
// For the pictures of links, which are drawn by what reads no other format.
for (const [typeface, wght] of [
  ['commissioner', 400],
  ['literata', 500],
]) {
  const folder = `node_modules/@fontsource-variable/${typeface}`
  const packaged = JSON.parse(readFileSync(`${folder}/unicode.json`, 'utf8'))
  for (const alphabet of ['latin', 'greek']) {
    const font = await subsetFont(
      readFileSync(`${folder}/files/${typeface}-${alphabet}-wght-normal.woff2`),
      String.fromCodePoint(...charactersIn(packaged[alphabet])),
      { targetFormat: 'woff', variationAxes: { wght } },
    )
    writeFileSync(`scripts/artwork/fonts/${typeface}-${alphabet}.woff`, font)
  }
}
writeFileSync(`${to}/ranges.json`, `${JSON.stringify(ranges, null, 2)}\n`)

/** The characters of a range as CSS writes it. */
function charactersIn(range) {
  return range.split(',').flatMap((part) => {
    const [first, last = first] = part.trim().replace('U+', '').split('-')
    const start = Number.parseInt(first, 16)
    return Array.from({ length: Number.parseInt(last, 16) - start + 1 }, (_, index) => start + index)
  })
}

function rangeOf(characters) {
  const parts = []
  for (const character of characters) {
    const part = parts.at(-1)
    if (part && part.last + 1 === character) part.last = character
    else parts.push({ first: character, last: character })
  }
  const name = (character) => character.toString(16).toUpperCase().padStart(4, '0')
  return parts.map(({ first, last }) => `U+${name(first)}${last > first ? `-${name(last)}` : ''}`).join(',')
}
