import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the recipes stand, each a page and a patch. */
export const recipesFolder = join(import.meta.dirname, '../docs/recipes')

/** The names of the files of all patches. */
export const recipePatches = readdirSync(recipesFolder).filter((file) => file.endsWith('.patch'))

/**
 * Applies the patch of a recipe to a copy of the project in the folder of temporary files.
 *
 * @param flags of `git apply`
 * @returns what is wrong with the patch; nothing when it is right
 */
export const applyRecipe = (copy: string, patch: string, ...flags: string[]): string =>
  // In a repository, Git would leave out what stands outside of it.
  spawnSync('git', ['apply', ...flags, join(recipesFolder, patch)], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
  }).stderr
