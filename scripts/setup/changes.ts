import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sampleTexts from '@/lib/sample/shop-texts.json'
import { type Answers, SetupError } from './answers'
import { neutralTexts } from './neutral-texts'

const root = join(import.meta.dirname, '../..')

const shopFile = 'lib/shop.ts'
const themeFile = 'lib/theme/theme.json'
export const catalogueFile = 'lib/catalogue/selected-source.ts'
const textsFile = 'lib/content/shop-texts.json'
const files = [shopFile, catalogueFile, themeFile, textsFile]

/** The name that the sample's logo spells. */
const sampleName = 'Marram'

/**
 * Writes what was answered into the files of the shop, or nothing at all.
 *
 * @param folder that of the shop
 * @returns the files that are other than before
 * @throws SetupError when a file no longer has the place that is written to, or `npm run brand` fails
 */
export function write({ name, languages, brand, catalogue }: Answers, folder = root): string[] {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const before = files.map(read)
  try {
    if (languages) {
      const lines = languages.map(([locale, currency]) => `  '${locale}': '${currency}',\n`)
      replaceIn(folder, shopFile, /(export const languages = \{\n)[^}]*(\})/, lines.join(''))
    }
    if (catalogue) replaceIn(folder, catalogueFile, sourcePlaces, ...sources[catalogue])
    if (brand) writeBrand(brand, join(folder, themeFile))
    if (name !== undefined) {
      const [earlier, now] = [JSON.parse(before[files.indexOf(themeFile)] ?? ''), JSON.parse(read(themeFile))]
      writeFileSync(join(folder, themeFile), asJson(named(name, now, earlier)))
    }
    const nameBefore = JSON.parse(before[files.indexOf(themeFile)] ?? '').businessName
    const nameNow = JSON.parse(read(themeFile)).businessName
    if (nameNow !== nameBefore || catalogue) {
      const isEmpty = read(catalogueFile).includes('emptySource')
      const written = asJson(textsOf(nameNow, isEmpty))
      // Words of the merchant's own stay as they are.
      const replaced = [asJson(sampleTexts), asJson(neutralTexts(nameBefore))]
      if (replaced.includes(asJson(JSON.parse(read(textsFile)))))
        writeFileSync(join(folder, textsFile), written)
    }
  } catch (error) {
    files.forEach((file, place) => {
      writeFileSync(join(folder, file), before[place] ?? '')
    })
    throw error
  }
  return files.filter((file, place) => read(file) !== before[place])
}

/** The sample's words are those of its name and of what it sells. */
const textsOf = (name: string, isEmpty: boolean) =>
  name === sampleName && !isEmpty ? sampleTexts : neutralTexts(name)

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const sourcePlaces =
  /(import \{ )(?:typed|empty)Source( \} from '\.\/)(?:typed|empty)-source('[\s\S]*const selectedSource = )\w+()/
const sources = {
  sample: ['typedSource', 'typed-source', 'typedSource'],
  empty: ['emptySource', 'empty-source', 'emptySource'],
} as const

/** Writes texts between the groups of a pattern. */
function replaceIn(folder: string, file: string, pattern: RegExp, ...texts: string[]): void {
  const before = readFileSync(join(folder, file), 'utf8')
  if (!pattern.test(before)) {
    throw new SetupError(
      `${file} was changed where this writes. Change it by hand; docs/setup.md says where.`,
    )
  }
  const after = before.replace(pattern, (...[, ...groups]) =>
    groups
      .slice(0, texts.length + 1)
      .map((group, place) => group + (texts[place] ?? ''))
      .join(''),
  )
  writeFileSync(join(folder, file), after)
}

/** Without a logo of its own, a brand in another colour keeps what the theme has. */
function writeBrand({ from, value }: NonNullable<Answers['brand']>, theme: string): void {
  const given = from === 'colour' ? ['--theme', theme] : []
  const { status, stderr } = spawnSync(
    'npm',
    ['run', '--silent', 'brand', '--', ...given, `--${from}`, value, '--out', theme],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'inherit', 'pipe'],
      shell: process.platform === 'win32',
    },
  )
  if (status !== 0) throw new SetupError(stderr.trim() || '`npm run brand` failed.')
}

type Theme = Record<string, unknown>

/** A theme of another name, without the sample's pictures, which spell the sample's name. */
function named(name: string, theme: Theme, earlier: Theme): Theme {
  const renamed: Theme = { ...theme, businessName: name }
  if (name === sampleName || earlier.businessName !== sampleName || theme.logo !== earlier.logo)
    return renamed
  const { logo: _, logoDark: _dark, logoView: _view, favicon: _favicon, ...rest } = renamed
  return rest
}
