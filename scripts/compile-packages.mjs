import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

// Compiles the packages of this workspace for `npm run dev` and `npm run simulator`, which need neither types nor
// checks: a fraction of a second, where `npm run build:packages` takes many.

const root = join(import.meta.dirname, '..')

/** TypeScript's own setting rewriteRelativeImportExtensions, which esbuild does not know. */
const rewriteExtensions = {
  name: 'rewrite-extensions',
  setup({ onResolve }) {
    onResolve({ filter: /^\..*\.tsx?$/ }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.tsx?$/, '.js'), external: true },
    )
  },
}

await Promise.all(['postgres', 'simulator'].filter((name) => existsSync(join(root, name))).map(compile))

async function compile(name) {
  const folder = join(root, name)
  await build({
    absWorkingDir: folder,
    entryPoints: sourcesIn(folder),
    outdir: 'dist',
    outbase: '.',
    format: 'esm',
    platform: 'node',
    // With a plugin there is no other way to have imports rewritten; nothing is bundled, as all of them are external.
    bundle: true,
    packages: 'external',
    plugins: [rewriteExtensions],
    logLevel: 'warning',
  })
}

function sourcesIn(folder) {
  const isSource = (path) =>
    /\.tsx?$/.test(path) && !/\.(test|spec)\.tsx?$/.test(path) && !/^(dist|node_modules)\b/.test(path)
  return readdirSync(folder, { recursive: true }).filter(isSource)
}
