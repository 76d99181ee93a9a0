import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Context } from 'hono'
import { installedFile } from '../package-files.ts'
import type { Locale } from '../payments/payment-job.ts'
import type { Theme } from './theme.ts'

type Typeface = Theme['typeface']

interface Font {
  family: string
  /** The package that holds its files, and the name that they begin with. */
  source: string
}

/** Typefaces that ship with the project. All have Latin, Greek and Cyrillic letters. */
const fonts: Partial<Record<Typeface, Font>> = {
  commissioner: { family: 'Commissioner', source: 'commissioner' },
  inter: { family: 'Inter', source: 'inter' },
  literata: { family: 'Literata', source: 'literata' },
  'source-serif': { family: 'Source Serif 4', source: 'source-serif-4' },
}

/** Each is a file of its own, where the typeface has it, so that a page loads only the letters that it shows. */
const alphabets = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'] as const
type Alphabet = (typeof alphabets)[number]

/** The alphabets of a typeface, each with its value of unicode-range, as the package of the typeface has them. */
const ranges = new Map(
  Object.entries(fonts).map(([typeface, { source }]) => {
    const file = installedFile(`@fontsource-variable/${source}/unicode.json`)
    const known: Partial<Record<Alphabet, string>> = JSON.parse(readFileSync(file, 'utf8'))
    return [
      typeface,
      alphabets.flatMap((alphabet) => {
        const range = known[alphabet]
        return range === undefined ? [] : [[alphabet, range] as const]
      }),
    ]
  }),
)

const sans = 'ui-sans-serif,system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif'
const serif = 'ui-serif,Georgia,Cambria,"Noto Serif",serif'

/** The value of font-family. */
export function fontFamily(typeface: Typeface): string {
  const font = fonts[typeface]
  const fallback =
    typeface === 'serif' || typeface === 'literata' || typeface === 'source-serif' ? serif : sans
  return font ? `"${font.family}",${fallback}` : fallback
}

/** @param root what leads from the page to where the simulator stands */
export function fontFaces(typeface: Typeface, root: string): string {
  const font = fonts[typeface]
  if (!font) return ''
  return (ranges.get(typeface) ?? [])
    .map(
      ([alphabet, range]) =>
        `@font-face{font-family:"${font.family}";font-weight:200 900;font-display:swap;src:url(${root}payment/fonts/${typeface}-${alphabet}.woff2)format("woff2");unicode-range:${range}}`,
    )
    .join('\n')
}

/** The files that the first view of a page needs. */
export function fontsToPreload(typeface: Typeface, locale: Locale, root: string): string[] {
  if (!fonts[typeface]) return []
  const needed: Alphabet[] = locale === 'el_GR' ? ['greek', 'latin'] : ['latin']
  return needed.map((alphabet) => `${root}payment/fonts/${typeface}-${alphabet}.woff2`)
}

const files = new Map(
  Object.entries(fonts).flatMap(([typeface, { source }]) =>
    (ranges.get(typeface) ?? []).map(([alphabet]) => [
      `${typeface}-${alphabet}.woff2`,
      installedFile(`@fontsource-variable/${source}/files/${source}-${alphabet}-wght-normal.woff2`),
    ]),
  ),
)

/** Answers with the file that the last part of the path names. */
export async function sendFont(c: Context): Promise<Response> {
  const file = files.get(c.req.param('file') ?? '')
  if (!file) return c.text('Not found', 404)
  const bytes = await readFile(file)
  return c.body(new Uint8Array(bytes), 200, {
    'Content-Type': 'font/woff2',
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  })
}
