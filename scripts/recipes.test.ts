// @module-tag slow

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { copyForTypes, typeErrors } from './project-copy'

const folder = join(import.meta.dirname, '../docs/recipes')
const patches = readdirSync(folder).filter((file) => file.endsWith('.patch'))

it.each(patches)('%s has a page that explains it, and stands in the list', (patch) => {
  const page = patch.replace(/patch$/, 'md')
  expect(existsSync(join(folder, page))).toBe(true)
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`(${page})`)
})

it('all recipes can be applied, alone and together, and what comes of it compiles', () => {
  const copy = mkdtempSync(join(tmpdir(), 'recipes-'))
  onTestFinished(() => rmSync(copy, { recursive: true }))
  copyForTypes(copy)
  const apply = (patch: string, ...flags: string[]) =>
    // In a repository, Git would leave out what stands outside of it.
    spawnSync('git', ['apply', ...flags, join(folder, patch)], {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
    }).stderr
  for (const patch of patches) expect(apply(patch, '--check'), patch).toBe('')
  for (const patch of patches) expect(apply(patch), patch).toBe('')
  expect(typeErrors(copy)).toBe('')
})
