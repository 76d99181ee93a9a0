// @module-tag slow

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readTheme } from '@/lib/theme/theme'

const root = join(import.meta.dirname, '..')

it.runIf(existsSync(join(root, 'simulator')))('npm run brand writes a theme that the shop takes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'brand-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [logo, out] = [join(folder, 'whelk-logo.svg'), join(folder, 'theme.json')]
  writeFileSync(
    logo,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#ffd400" d="M0 0h40v40H0z"/></svg>',
  )
  const words = ['run', '--silent', '--ignore-scripts', 'brand', '--', '--logo', logo, '--out', out]
  const { status, stdout, stderr } = spawnSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect(status, stdout + stderr).toBe(0)
  expect(readTheme(JSON.parse(readFileSync(out, 'utf8')))).toMatchObject({
    businessName: 'Whelk',
    logo: expect.stringMatching(/^data:image\/svg/),
    favicon: expect.any(String),
    // A yellow logo is hardly seen on a light page.
    logoView: { light: { plate: expect.any(String) } },
  })
})
