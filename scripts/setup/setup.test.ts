// @module-tag slow

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readTheme } from '@/lib/theme/theme'
import { copySources } from '../project-copy'
import { readAnswers } from './answers'
import { write } from './changes'

const root = join(import.meta.dirname, '../..')
const textsFile = 'lib/content/shop-texts.json'
const files = ['lib/shop.ts', 'lib/catalogue/selected-source.ts', 'lib/theme/theme.json', textsFile]
const five = { 'en-GB': 'GBP', 'en-US': 'USD', 'el-GR': 'EUR', 'nl-NL': 'EUR', 'es-ES': 'EUR' } as const
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const file of files) cpSync(join(root, file), join(folder, file))
})

const fileOf = (path: string, of = folder) => readFileSync(join(of, path), 'utf8')
const themeOf = () => readTheme(JSON.parse(fileOf('lib/theme/theme.json')))
const setup = (typed: Parameters<typeof readAnswers>[0]) => write(readAnswers(typed, five), folder)
const all = { name: 'Mill & Kiln', languages: 'nl-NL,en-gb', currencies: 'EUR', catalogue: 'empty' }

it('writes what was answered, and the second time nothing', () => {
  expect(setup(all)).toEqual(files)
  expect(fileOf('lib/shop.ts')).toContain(
    "export const languages = {\n  'nl-NL': 'EUR',\n  'en-GB': 'EUR',\n} as const",
  )
  expect(fileOf('lib/catalogue/selected-source.ts')).toContain('const selectedSource = emptySource')
  expect(fileOf('lib/catalogue/selected-source.ts')).toContain("import { emptySource } from './empty-source'")
  expect(themeOf().businessName).toBe('Mill & Kiln')
  expect(setup(all)).toEqual([])
})

it('writes what the linter has nothing against', () => {
  setup({ ...all, languages: 'es-ES' })
  const config = ['--config-path', root, '--vcs-enabled=false']
  const { status, stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/biome'),
    ['ci', ...config, ...files],
    {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  )
  expect(status, stdout + stderr).toBe(0)
})

it('puts languages and catalogue back as they were', () => {
  setup(all)
  setup({ languages: Object.keys(five).join(), currencies: Object.values(five).join(), catalogue: 'sample' })
  for (const file of ['lib/shop.ts', 'lib/catalogue/selected-source.ts'])
    expect(fileOf(file)).toBe(fileOf(file, root))
})

it('changes only what is named', () => {
  expect(setup({ languages: 'en-GB' })).toEqual(['lib/shop.ts'])
  expect(setup({})).toEqual([])
})

it('changes nothing where a file no longer has its place', () => {
  const own = fileOf('lib/catalogue/selected-source.ts').replace('typedSource', "folderSource('catalogue')")
  writeFileSync(join(folder, 'lib/catalogue/selected-source.ts'), own)
  expect(() => setup(all)).toThrow('lib/catalogue/selected-source.ts was changed where this writes.')
  expect(fileOf('lib/shop.ts')).toBe(fileOf('lib/shop.ts', root))
})

describe('what the shop says of itself', () => {
  const texts = () => JSON.parse(fileOf(textsFile))

  it('is neutral in every language once it has another name, and follows the name', () => {
    expect(setup({ name: 'Mill & Kiln' })).toContain(textsFile)
    expect(Object.keys(texts())).toEqual(Object.keys(five))
    expect(texts()['nl-NL'].home.title).toBe('Welkom bij Mill & Kiln')
    setup({ name: 'Kiln' })
    expect(texts()['en-GB'].home.title).toBe('Welcome to Kiln')
  })

  it('is neutral where nothing of the sample is for sale, and the sample’s again with its products', () => {
    expect(setup({ catalogue: 'empty' })).toEqual(['lib/catalogue/selected-source.ts', textsFile])
    expect(JSON.stringify(texts())).not.toMatch(/pottery|kiln/i)
    setup({ catalogue: 'sample' })
    expect(texts()).toEqual(JSON.parse(fileOf(textsFile, root)))
  })

  it('stays as the merchant wrote it', () => {
    const own = { ...texts(), 'en-GB': { ...texts()['en-GB'], tagline: 'Mill and kiln in one house' } }
    writeFileSync(join(folder, textsFile), JSON.stringify(own))
    expect(setup({ name: 'Mill & Kiln', catalogue: 'empty' })).not.toContain(textsFile)
    expect(texts()).toEqual(own)
  })
})

describe('a new name', () => {
  it('takes away the sample’s logo, which spells another', () => {
    setup({ name: 'Kiln' })
    for (const picture of ['logo', 'logoDark', 'logoView', 'favicon'])
      expect(themeOf()).not.toHaveProperty(picture)
  })

  it('keeps a logo that is the merchant’s own', () => {
    setup({ name: 'Kiln' })
    const { logo, logoView } = JSON.parse(fileOf('lib/theme/theme.json', root))
    const theme = { ...JSON.parse(fileOf('lib/theme/theme.json')), logo, logoView }
    writeFileSync(join(folder, 'lib/theme/theme.json'), JSON.stringify(theme))
    setup({ name: 'Kilns' })
    expect(themeOf()).toMatchObject({ businessName: 'Kilns', logo })
  })
})

describe.runIf(existsSync(join(root, 'simulator')))('a brand', () => {
  it('may be a colour, under which the rest stays', () => {
    const before = themeOf()
    expect(setup({ brand: '#7a1f4b' })).toEqual(['lib/theme/theme.json'])
    expect(themeOf()).toMatchObject({ businessName: 'Marram', logo: before.logo })
    expect(themeOf().light.accent).not.toBe(before.light.accent)
  })

  it('may be a theme, by whose name the shop goes from then on', () => {
    const theme = { ...JSON.parse(fileOf('lib/theme/theme.json')), businessName: 'Kiln' }
    writeFileSync(join(folder, 'kiln.json'), JSON.stringify(theme))
    expect(setup({ brand: join(folder, 'kiln.json') })).toEqual(['lib/theme/theme.json', textsFile])
    expect(JSON.parse(fileOf(textsFile))['en-GB'].home.title).toBe('Welcome to Kiln')
  })

  it('may be a logo, beside a name, that stands where npm was called', () => {
    const picture =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#7a1f4b" d="M0 0h9v9H0z"/></svg>'
    writeFileSync(join(folder, 'whelk.svg'), picture)
    const { INIT_CWD } = process.env
    process.env.INIT_CWD = folder
    onTestFinished(() => {
      if (INIT_CWD === undefined) delete process.env.INIT_CWD
      else process.env.INIT_CWD = INIT_CWD
    })
    setup({ brand: 'whelk.svg', name: 'Mill & Kiln' })
    expect(themeOf()).toMatchObject({ businessName: 'Mill & Kiln', logo: expect.stringMatching(/^data:/) })
    expect(themeOf().logo).not.toBe(readTheme(JSON.parse(fileOf('lib/theme/theme.json', root))).logo)
  })

  it('that cannot be read is rejected with its reason, and changes nothing', () => {
    writeFileSync(join(folder, 'wrong.json'), '{}')
    expect(() => setup({ ...all, brand: join(folder, 'wrong.json') })).toThrow('wrong.json is not a theme')
    for (const file of files) expect(fileOf(file)).toBe(fileOf(file, root))
  })
})

it.each([
  [{ languages: 'fr-FR' }, 'There are no texts in fr-FR. There are: en-GB'],
  [{ languages: 'en-GB,en-GB' }, '--languages names one twice.'],
  [{ currencies: 'JPY' }, 'The project has no prices in JPY. It has: GBP'],
  [{ languages: 'en-GB,nl-NL,es-ES', currencies: 'GBP,EUR' }, 'one for each of the 3'],
  [{ catalogue: 'mine' }, '--catalogue must be sample or empty, not mine.'],
  [{ brand: 'nowhere' }, '--brand must be an address, a file or a colour'],
  [{ name: 'Kiln <b>' }, '--name must be plain text'],
])('rejects %j in a sentence', (wrong, sentence) => {
  expect(() => readAnswers(wrong, five)).toThrow(sentence)
})

it('is a command, which asks nothing where there is no terminal', () => {
  copySources(folder, (path) => /^(lib|scripts)\/|^(package|tsconfig(\.base)?)\.json$/.test(path))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const run = (...flags: string[]) => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'setup', '--', ...flags], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    return { status, printed: stdout + stderr }
  }
  expect(run('--catalogue', 'empty')).toMatchObject({
    status: 1,
    printed: expect.stringContaining('add --yes'),
  })
  expect(run('--colour', 'red')).toMatchObject({
    status: 1,
    printed: expect.stringContaining('How to use it:'),
  })
  const written = {
    status: 0,
    printed: expect.stringContaining(`Changed: lib/catalogue/selected-source.ts, ${textsFile}\n`),
  }
  expect(run('--catalogue', 'empty', '--yes')).toMatchObject(written)
  // The pictures show what the shop says of itself.
  expect(existsSync(join(folder, 'public/social/en-GB.png'))).toBe(true)
  const drawn = { status: 0, printed: expect.stringContaining('Drawn: public/social') }
  expect(run('--languages', 'el-GR', '--yes')).toMatchObject(drawn)
  const before = readFileSync(join(folder, 'public/social/el-GR.png'))
  expect(run('--name', 'Κεραμεία', '--yes')).toMatchObject(drawn)
  expect(readFileSync(join(folder, 'public/social/el-GR.png')).equals(before)).toBe(false)
})
