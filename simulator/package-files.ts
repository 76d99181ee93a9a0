import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The compiler and the bundler move code into dist/; files that are read at run time stay where the sources are.
// Not `import.meta.dirname`, which code that Next has bundled does not have.
let root = dirname(fileURLToPath(import.meta.url))
while (!existsSync(join(root, 'package.json'))) root = dirname(root)
const require = createRequire(join(root, 'package.json'))

/** @returns the path of a file or folder of this package. @param path relative to its package.json */
export const packageFile = (path: string): string => join(root, path)

/** @returns the path of a file of an installed package. @param specifier as `import` would name it */
export const installedFile = (specifier: string): string => require.resolve(specifier)

/** The version of this package. */
export const packageVersion = (): string => require('./package.json').version
