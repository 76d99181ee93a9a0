import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copySources } from './project-copy'

const root = join(import.meta.dirname, '..')

// The simulator may have been deleted.
describe.runIf(existsSync(join(root, 'simulator')))('scripts/compile-packages.mjs, in a clean clone', () => {
  let clone: string

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'clone-'))
    copySources(clone, (path) =>
      /^(postgres|simulator|scripts)\/|^(package|tsconfig\.base)\.json$/.test(path),
    )
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction')
    compile()
  })

  afterAll(() => rmSync(clone, { recursive: true, force: true }))

  function compile(variables: Record<string, string> = {}) {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/compile-packages.mjs'], {
      cwd: clone,
      env: { ...process.env, ...variables },
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  }

  const compiled = () => join(clone, 'simulator/dist/payments/card.js')
  const changedAt = (path: string) => statSync(path).mtimeMs

  /** As if it had been saved a minute from now, which no file system is too coarse to tell. */
  function save(path: string) {
    const at = new Date(Date.now() + 60_000)
    utimesSync(join(clone, path), at, at)
  }

  it('makes what the commands of the packages run', () => {
    const { scripts } = JSON.parse(readFileSync(join(clone, 'simulator/package.json'), 'utf8'))
    const programs = Object.values<string>(scripts).flatMap(
      (script) => /^node (dist\/\S+)/.exec(script)?.[1] ?? [],
    )
    expect(programs).toContain('dist/cli.js')
    for (const program of programs) expect(existsSync(join(clone, 'simulator', program)), program).toBe(true)
  })

  it('lets `npm run simulator` start, which takes the flags of the command', () => {
    const { stdout } = spawnSync('npm', ['run', '--silent', 'simulator', '--', '--help'], {
      cwd: clone,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    expect(stdout).toContain('--public-url')
  })

  it('leaves a package alone of which nothing has changed', () => {
    const before = changedAt(compiled())
    compile()
    expect(changedAt(compiled())).toBe(before)
  })

  it.each(['payments/card.ts', 'payments/card-fields.js'])('compiles again after a change of %s', (path) => {
    const before = changedAt(compiled())
    save(join('simulator', path))
    compile()
    expect(changedAt(compiled())).toBeGreaterThan(before)
  })

  it('compiles nothing when npm installs without what is for development', () => {
    rmSync(compiled())
    compile({ npm_lifecycle_event: 'prepare', npm_config_omit: 'dev' })
    expect(existsSync(compiled())).toBe(false)
  })
})
