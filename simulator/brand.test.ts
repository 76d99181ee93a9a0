// @module-tag slow

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { defaultTheme, type Theme, themeSchema } from './branding/theme.ts'
import { WebSite } from './testing/web-site.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brand-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const out = () => join(folder, 'out.json')
const written = (): Theme => themeSchema.parse(JSON.parse(readFileSync(out(), 'utf8')))

/** Runs what `npm run brand` runs. @returns what it says, and whether it succeeded */
async function brand(...options: string[]): Promise<{ text: string; status: number | null }> {
  const root = join(import.meta.dirname, '..')
  const child = spawn(process.execPath, ['simulator/dist/brand.js', ...options, '--out', out()], {
    cwd: root,
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (text += piece))
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { text, status }
}

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#b3123c" d="M0 0h40v40H0z"/></svg>'

it('writes a theme in the brand of a website, and says where all of it comes from', async () => {
  const site = new WebSite()
  await site.listen()
  site.pages['/'] = (_, response) =>
    response.setHeader('content-type', 'text/html').end(`<title>Marram</title><a class=logo>${drawing}</a>`)
  const { text, status } = await brand('--url', site.origin)
  await site.close()
  expect(text).toContain('Business name: from the page’s title')
  expect(text).toContain('Colour: #b3123c, from the logo')
  expect(text).toContain('No favicon was found.')
  expect(status).toBe(0)
  expect(written()).toMatchObject({ businessName: 'Marram', logo: expect.stringMatching(/^data:image\/svg/) })
})

it('writes a theme of a logo, with a name and a colour that are given', async () => {
  const logo = join(folder, 'mill-logo.svg')
  writeFileSync(logo, drawing)
  expect((await brand('--logo', logo)).status).toBe(0)
  const { businessName, light } = written()
  expect(businessName).toBe('Mill')
  await brand('--logo', logo, '--name', 'Mill & Kiln', '--colour', '#005a3c')
  expect(written().businessName).toBe('Mill & Kiln')
  expect(written().light).not.toEqual(light)
})

it('writes a theme that the Portal has exported', async () => {
  const file = join(folder, 'theme.json')
  const theme = { ...defaultTheme, businessName: 'Exported' }
  writeFileSync(file, JSON.stringify(theme))
  expect((await brand('--theme', file)).status).toBe(0)
  expect(written()).toEqual(theme)
})

it.each([
  ['nothing', [], /How to use it:/],
  ['an unknown option', ['--link', 'x'], /How to use it:/],
  ['a theme and a website', ['--theme', 'a.json', '--url', 'b.example'], /How to use it:/],
  ['a file that is not there', ['--logo', 'none.svg'], /none\.svg cannot be read or written \(ENOENT\)\./],
  ['a file that is no picture', ['--logo', 'package.json'], /This file is not a picture\./],
  [
    'a file that is no theme',
    ['--theme', 'package.json'],
    /package\.json is not a theme:\n {2}\w+: This is missing\. /,
  ],
  ['what is no website', ['--url', 'marram'], /Enter the address of a website/],
])('of %s says what is wrong, and writes nothing', async (_, options, message) => {
  const { text, status } = await brand(...options)
  expect(text).toMatch(message)
  expect(text).not.toContain('    at ')
  expect(status).toBe(1)
  expect(() => written()).toThrow('ENOENT')
})
