import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

// Puts the command into few files: Node takes a second of the processor and 20 MB more for 800.
const here = import.meta.dirname

/** These load files from beside their own, or are needed by few. */
const external = [
  '@electric-sql/pglite',
  '@electric-sql/pglite-prepopulatedfs',
  'fs-native-extensions',
  'open',
  'pg',
  '@playwright/test',
  'playwright-core',
  'sharp',
]

const outdir = join(here, 'dist/bundle')

// The names of its files follow from what they hold: those of an earlier build would stay.
rmSync(outdir, { recursive: true, force: true })
await build({
  entryPoints: [join(here, 'dist/cli.js')],
  outdir,
  bundle: true,
  splitting: true,
  minify: true,
  keepNames: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external,
  // What stands in a bundle and was written as CommonJS looks for it.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
})
