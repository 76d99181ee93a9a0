import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyPackages, copySources } from './project-copy'

// `npm run check:rolling`: builds the shop with another checkout form and another action in a folder of its own, as
// another machine would, and has e2e/rolling.spec.ts replace the shop by it under open pages.

const root = join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'rolling-'))
try {
  copySources(copy)
  copyPackages(copy)
  change('components/checkout/checkout-form.tsx', '<fieldset', '<p>This is the newer build.</p>\n<fieldset')
  change('app/[locale]/checkout/actions.ts', '\n  const stored', "\n  console.log('newer')\n  const stored")
  run(copy, 'npm', 'run', 'build')
  run(root, 'npm', 'run', 'test:e2e', '--', 'rolling.spec.ts')
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function change(file: string, before: string, after: string): void {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  if (!source.includes(before)) throw new Error(`${file} does not contain ${before}`)
  writeFileSync(path, source.replace(before, after))
}

function run(folder: string, command: string, ...flags: string[]): void {
  const env = { ...process.env, OTHER_BUILD: copy }
  const { status } = spawnSync(command, flags, {
    cwd: folder,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`\`${command} ${flags.join(' ')}\` fails.`)
}
