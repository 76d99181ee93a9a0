import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copySources } from './project-copy'

const root = join(import.meta.dirname, '..')

let folder: string

/** Makes a folder, which begins with the packages of npm. */
function makeFolder(name: string) {
  folder = mkdtempSync(join(tmpdir(), name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
}
const removeFolder = () => rmSync(folder, { recursive: true, force: true })

function compile(variables: Record<string, string> = {}) {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/compile-packages.mjs'], {
    cwd: folder,
    env: { ...process.env, ...variables },
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
}

// The simulator may have been deleted.
describe.runIf(existsSync(join(root, 'simulator')))('scripts/compile-packages.mjs, in a clean clone', () => {
  beforeAll(() => {
    makeFolder('clone-')
    copySources(folder, (path) =>
      /^(postgres|simulator|scripts)\/|^(package|tsconfig\.base)\.json$/.test(path),
    )
    compile()
  })
  afterAll(removeFolder)

  it('makes what the commands of the packages run', () => {
    const { scripts } = JSON.parse(readFileSync(join(folder, 'simulator/package.json'), 'utf8'))
    const programs = Object.values<string>(scripts).flatMap(
      (script) => /^node (dist\/\S+)/.exec(script)?.[1] ?? [],
    )
    expect(programs).toContain('dist/cli.js')
    for (const program of programs) expect(existsSync(join(folder, 'simulator', program)), program).toBe(true)
  })

  it('lets `npm run simulator` start, which takes the flags of the command', () => {
    const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    // As npm puts flags behind the script, without the second that npm takes.
    const { stdout } = spawnSync(`${scripts.simulator} --help`, {
      cwd: folder,
      encoding: 'utf8',
      shell: true,
    })
    expect(scripts.presimulator).toBe('node scripts/compile-packages.mjs')
    expect(stdout).toContain('--public-url')
  })
})

describe('scripts/compile-packages.mjs, with two small packages', () => {
  const sources = {
    'postgres/store.ts': 'export const store = 1 as const\n',
    'simulator/payments/card.ts': "export { fields } from './card-fields.js'\n",
    'simulator/payments/card-fields.js': 'export const fields = []\n',
  }
  const compiled = ['postgres/dist/store.js', 'simulator/dist/payments/card.js'] as const
  const changedAt = (path: string) => statSync(join(folder, path)).mtimeMs

  beforeAll(() => {
    makeFolder('small-packages-')
    mkdirSync(join(folder, 'scripts'))
    cpSync(join(root, 'scripts/compile-packages.mjs'), join(folder, 'scripts/compile-packages.mjs'))
    for (const [path, source] of Object.entries(sources)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), source)
    }
    compile()
  })
  afterAll(removeFolder)

  const changeAt = (path: string, at: Date) => utimesSync(join(folder, path), at, at)
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

  // As if all had been compiled a minute ago, which no file system is too coarse to tell.
  beforeEach(() => {
    for (const path of Object.keys(sources)) changeAt(path, minutesAgo(2))
    for (const path of compiled) changeAt(path, minutesAgo(1))
  })

  it('leaves a package alone of which nothing has changed', () => {
    const before = compiled.map(changedAt)
    compile()
    expect(compiled.map(changedAt)).toEqual(before)
  })

  it.each(['payments/card.ts', 'payments/card-fields.js'])('compiles again after a change of %s', (path) => {
    const [postgres, simulator = 0] = compiled.map(changedAt)
    changeAt(`simulator/${path}`, minutesAgo(0))
    compile()
    expect(changedAt(compiled[1])).toBeGreaterThan(simulator)
    expect(changedAt(compiled[0])).toBe(postgres)
  })

  it('compiles nothing when npm installs without what is for development', () => {
    rmSync(join(folder, compiled[1]))
    compile({ npm_lifecycle_event: 'prepare', npm_config_omit: 'dev' })
    expect(existsSync(join(folder, compiled[1]))).toBe(false)
  })
})
