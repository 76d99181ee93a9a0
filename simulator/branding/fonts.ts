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

/** Typefaces that ship with the project. All have Greek. */
const fonts: Partial<Record<Typeface, Font>> = {
  commissioner: { family: 'Commissioner', source: 'commissioner' },
  inter: { family: 'Inter', source: 'inter' },
  literata: { family: 'Literata', source: 'literata' },
  'source-serif': { family: 'Source Serif 4', source: 'source-serif-4' },
}

/** Each alphabet is a file of its own, so that a page loads only what it shows. */
const alphabets = {
  latin: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212',
  greek: 'U+0370-03FF,U+1F00-1FFF',
} as const
type Alphabet = keyof typeof alphabets

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
  return Object.entries(alphabets)
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
    Object.keys(alphabets).map((alphabet) => [
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
