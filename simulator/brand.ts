import { readFile, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { oklchOfHex } from './branding/colour.ts'
import { withLogoView } from './branding/logo-view.ts'
import { paletteFrom } from './branding/palette.ts'
import { PictureError } from './branding/picture.ts'
import { findingsOf, type ProposalNotes } from './branding/proposal/notes.ts'
import { type LogoFile, proposeTheme } from './branding/proposal/proposal.ts'
import { WebsiteError } from './branding/proposal/website.ts'
import { defaultTheme, defaultThemeNamed, type Theme } from './branding/theme.ts'
import { anywhere } from './destinations/destinations.ts'
import { themeFromJson } from './portal/appearance/theme-form.ts'

// `npm run brand -- --url shop.example`: writes a theme in the brand of a website, of a logo, or of a theme that the Portal
// exported. Paths are relative to where npm was called.

const usage = `How to use it:
  npm run brand -- --url shop.example      a theme in the brand of a website
  npm run brand -- --logo logo.svg         of a logo; with --url, of both
  npm run brand -- --theme theme.json      a theme that the Portal has exported
Further options: --name "Mill & Kiln", --colour "#7a1f4b", --out theme.json`

/** What the options ask for is not there, or not what it should be: in words for the terminal. */
class BrandError extends Error {}

async function run(): Promise<void> {
  const { url, logo, theme: file, name, colour, out } = readOptions()
  if (!(url || logo || file) || (file && (url || logo))) throw new BrandError(usage)
  const { theme, notes } = file
    ? { theme: await themeOf(file), notes: undefined }
    : await proposeTheme(
        { website: url, logo: logo === undefined ? undefined : await logoOf(logo) },
        { value: defaultTheme.businessName, from: 'the standard theme' },
        anywhere,
      )
  const target = pathOf(out ?? 'theme.json')
  const written = await withLogoView(changed(theme, name, colour))
  await writeFile(target, `${JSON.stringify(written, null, 2)}\n`)
  if (notes) console.log(report(notes))
  console.log(`The theme of ${written.businessName} is written to ${target}.`)
}

function readOptions() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ options: { url: text, logo: text, theme: text, name: text, colour: text, out: text } })
      .values
  } catch (error) {
    throw new BrandError(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

const pathOf = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path)

async function logoOf(path: string): Promise<LogoFile> {
  return { name: basename(path), bytes: await readFile(pathOf(path)) }
}

async function themeOf(path: string): Promise<Theme> {
  const read = themeFromJson(await readFile(pathOf(path), 'utf8'), anywhere)
  if ('theme' in read) return read.theme
  const lines = read.errors.map(({ field, message }) => `  ${field || 'theme'}: ${message}`)
  throw new BrandError(`${path} is not a theme:\n${lines.join('\n')}`)
}

function changed(theme: Theme, name: string | undefined, colour: string | undefined): Theme {
  const base = colour === undefined ? undefined : oklchOfHex(colour)
  if (colour !== undefined && !base)
    throw new BrandError(`--colour must be such as "#7a1f4b", not ${colour}.`)
  return {
    ...theme,
    ...(name !== undefined && { businessName: defaultThemeNamed(name).businessName }),
    ...(base && paletteFrom(base)),
  }
}

const report = (notes: ProposalNotes): string =>
  [
    `Proposed from ${notes.source}`,
    ...findingsOf(notes).map(([name, text]) => `  ${name}: ${text}`),
    ...notes.colours.slice(1).map(({ value, from }) => `  Another colour: ${value}, from ${from}`),
    ...notes.missing.map((sentence) => `  ${sentence}`),
  ].join('\n')

try {
  await run()
} catch (error) {
  const isExplained =
    error instanceof BrandError || error instanceof WebsiteError || error instanceof PictureError
  const { code, path } = error as NodeJS.ErrnoException
  if (isExplained) console.error(error.message)
  else if (code) console.error(`${path ?? 'A file'} cannot be read or written (${code}).`)
  else throw error
  process.exitCode = 1
}
