// @module-tag slow

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { typescriptFiles } from '@/lib/testing/typescript-files'

const root = join(import.meta.dirname, '..')
const isThere = ([folder]: readonly [string, string]) => existsSync(join(root, folder))

const forbiddenFiles = [
  ['lib/cashflows', '../money'],
  ['lib', '../app/[locale]/locale-of'],
  ['simulator', '../lib/money.ts'],
  ['postgres', '../lib/money.ts'],
] as const

it.each(forbiddenFiles.filter(isThere))(
  'a file of %s does not compile when it imports %s',
  (folder, path) => {
    const probe = write(folder, '.boundary-probe.ts', `export * from '${path}'\n`)
    const settings = {
      extends: './tsconfig.json',
      compilerOptions: { noEmit: true },
      files: [probe],
      include: [],
    }
    const project = write(folder, '.boundary-probe.json', JSON.stringify(settings))
    const { status, stdout } = run(
      'tsc',
      '--project',
      project,
      '--incremental',
      'false',
      '--composite',
      'false',
    )
    expect(status).not.toBe(0)
    // It is found, but stands outside the folder of the project.
    expect(stdout).toContain('TS6059')
  },
)

const undeclaredPackages = [
  ['postgres', 'cashflows-simulator'],
  ['simulator', 'next'],
  ['lib', 'hono'],
] as const

it('a file does not pass the lint when it imports a package that its package.json does not name', () => {
  const rows = undeclaredPackages.filter(isThere)
  const probes = rows.map(([folder, name]) => write(folder, '.package-probe.ts', `export * from '${name}'\n`))
  const { status, stdout, stderr } = run('biome', 'lint', '--colors=off', ...probes)
  expect(status).not.toBe(0)
  for (const [, name] of rows) expect(stdout + stderr).toContain(`Dependency ${name} isn't specified`)
})

it.each(['components', 'lib', 'simulator'].filter((folder) => existsSync(join(root, folder))))(
  'no folder in %s imports itself by way of others',
  (folder) => {
    let circles = importsBetweenParts(folder)
    for (let before = Number.POSITIVE_INFINITY; circles.length < before; ) {
      before = circles.length
      const importing = new Set(circles.map(({ from }) => from))
      const imported = new Set(circles.map(({ to }) => to))
      circles = circles.filter(({ from, to }) => imported.has(from) && importing.has(to))
    }
    expect(circles.map(({ file, to }) => `${file} imports ${to}`)).toEqual([])
  },
)

/** The imports among the folders and files that stand in a folder, types too, but for those of tests. */
function importsBetweenParts(folder: string): { file: string; from: string; to: string }[] {
  const partOf = (path: string) =>
    posix
      .relative(folder, path)
      .split('/')[0]
      ?.replace(/\.tsx?$/, '') ?? ''
  return typescriptFiles(folder)
    .map((file) => file.replaceAll(sep, '/'))
    .filter((file) => !/\/(dist|node_modules|e2e)\/|\btest(ing)?(\/|\.tsx?$)/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:from |import\(|import )'(@\/|\.)(.+)'/g)].map(
        ([, start, rest]) => ({
          file,
          from: partOf(file),
          to: partOf(start === '@/' ? `${rest}` : posix.join(posix.dirname(file), `.${rest}`)),
        }),
      ),
    )
    .filter(({ from, to }) => from !== to && to !== '..')
}

/** Writes a file for this test; its name begins with a dot, so that nothing else compiles it meanwhile. */
function write(folder: string, name: string, content: string): string {
  const path = join(root, folder, name)
  onTestFinished(() => rmSync(path, { force: true }))
  writeFileSync(path, content)
  return path
}

function run(command: string, ...flags: string[]) {
  return spawnSync(join(root, 'node_modules/.bin', command), flags, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
}
