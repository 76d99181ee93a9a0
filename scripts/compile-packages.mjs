import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Compiles the packages of this workspace for `npm run dev` and other commands, which need neither types nor checks: a second,
// where `npm run build:packages` takes many. It runs at the end of `npm ci`, and before those commands for what has changed.

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

const folders = ['postgres', 'simulator'].map((name) => join(root, name)).filter(existsSync)
const changed = folders.filter((folder) => !isCompiled(folder))
// After `npm ci --omit=dev`, on a machine that runs what another one has built, there is nothing to compile with.
const isWithoutTools =
  process.env.npm_lifecycle_event === 'prepare' && /\bdev\b/.test(process.env.npm_config_omit ?? '')
if (!isWithoutTools) await Promise.all(changed.map(compile))

/** Whether all that is compiled is newer than whatever it was compiled from. */
function isCompiled(folder) {
  const compiled = sourcesIn(folder).map((source) => join('dist', source.replace(/\.tsx?$/, '.js')))
  const changedMs = (path) => statSync(join(folder, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
  return Math.min(...compiled.map(changedMs)) >= Math.max(...scriptsIn(folder).map(changedMs))
}

async function compile(folder) {
  const { build } = await import('esbuild')
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

/** In TypeScript, of which each is compiled; what they import in JavaScript goes with them. */
function sourcesIn(folder) {
  return scriptsIn(folder).filter((path) => /\.tsx?$/.test(path))
}

function scriptsIn(folder) {
  const isScript = (path) =>
    /\.(tsx?|js)$/.test(path) && !/\.(test|spec|d)\.tsx?$/.test(path) && !/^(dist|node_modules)\b/.test(path)
  return readdirSync(folder, { recursive: true }).filter(isScript)
}
