// @module-tag slow

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { copyForTypes, typeErrors } from './project-copy'
import { applyRecipe, recipePatches, recipesFolder } from './recipes'

it.each(recipePatches)('%s has a page that explains it, and stands in the list', (patch) => {
  const page = patch.replace(/patch$/, 'md')
  expect(existsSync(join(recipesFolder, page))).toBe(true)
  expect(readFileSync(join(recipesFolder, 'README.md'), 'utf8')).toContain(`(${page})`)
})

/** Copies the project. @returns the folder, which is removed after the test */
function copy(): string {
  const to = mkdtempSync(join(tmpdir(), 'recipes-'))
  onTestFinished(() => rmSync(to, { recursive: true }))
  copyForTypes(to)
  return to
}

/** The tests that a patch brings or changes. */
const testsOf = (patch: string): string[] =>
  [...readFileSync(join(recipesFolder, patch), 'utf8').matchAll(/^\+\+\+ b\/(.+\.test\.tsx?)$/gm)].map(
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
  for (const patch of recipePatches) expect(applyRecipe(together, patch, '--check'), patch).toBe('')
  for (const patch of recipePatches) expect(applyRecipe(together, patch), patch).toBe('')
  expect(typeErrors(together)).toBe('')
  runTests(together, recipePatches.flatMap(testsOf))
})

it.each(recipePatches.filter((patch) => testsOf(patch).length > 0))(
  '%s passes its own tests alone',
  (patch) => {
    const alone = copy()
    expect(applyRecipe(alone, patch)).toBe('')
    runTests(alone, testsOf(patch))
  },
)
