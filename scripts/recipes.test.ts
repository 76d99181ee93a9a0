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

/** Copies the project. @returns the folder, which is removed after the test */
function copy(): string {
  const to = mkdtempSync(join(tmpdir(), 'recipes-'))
  onTestFinished(() => rmSync(to, { recursive: true }))
  copyForTypes(to)
  return to
}

/** @returns what is wrong with the patch; nothing when it is right */
const apply = (cwd: string, patch: string, ...flags: string[]): string =>
  // In a repository, Git would leave out what stands outside of it.
  spawnSync('git', ['apply', ...flags, join(folder, patch)], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
  }).stderr

/** The tests that a patch brings or changes. */
const testsOf = (patch: string): string[] =>
  [...readFileSync(join(folder, patch), 'utf8').matchAll(/^\+\+\+ b\/(.+\.test\.tsx?)$/gm)].map(
    ([, file = '']) => file,
  )

function runTests(cwd: string, files: string[]) {
  const { status, stdout, stderr } = spawnSync('npx', ['vitest', 'run', ...files], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect(status, stdout + stderr).toBe(0)
}

it('all recipes can be applied, alone and together, and what comes of it compiles and passes their tests', () => {
  const together = copy()
  for (const patch of patches) expect(apply(together, patch, '--check'), patch).toBe('')
  for (const patch of patches) expect(apply(together, patch), patch).toBe('')
  expect(typeErrors(together)).toBe('')
  runTests(together, patches.flatMap(testsOf))
})

it.each(patches.filter((patch) => testsOf(patch).length > 0))('%s passes its own tests alone', (patch) => {
  const alone = copy()
  expect(apply(alone, patch)).toBe('')
  runTests(alone, testsOf(patch))
})
