import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

// `npm pack` bundles what a registry could not give to whoever installs this package: cashflows-postgres stands in none,
// and the empty store asks for an older PGlite than the one that is used. Each has to be in this package's own
// node_modules for that and to name no dependencies, which npm would bundle, too: this package names them for it.
//
// node bundled-packages.mjs          before the package is made
// node bundled-packages.mjs remove   after it was made

const here = import.meta.dirname
const require = createRequire(import.meta.url)
const { bundleDependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
const isWanted = (path) => !/\.test\.|\.map$|\.tsbuildinfo|dist\/(kit|vitest|testing|pglite-)/.test(path)

for (const name of bundleDependencies) {
  const target = join(here, 'node_modules', name)
  rmSync(target, { recursive: true, force: true })
  if (process.argv[2] === 'remove') continue
  const source = folderOf(name)
  cpSync(join(source, 'dist'), join(target, 'dist'), { recursive: true, filter: isWanted })
  const {
    name: own,
    version,
    license,
    type,
    main,
    exports,
  } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
  writeFileSync(
    join(target, 'package.json'),
    JSON.stringify({ name: own, version, license, type, main, exports }),
  )
}

/** Not every package lets its package.json be found by name. */
function folderOf(name) {
  const entry = require.resolve(name)
  return dirname(entry.slice(0, entry.lastIndexOf('/dist/') + '/dist/'.length - 1))
}
