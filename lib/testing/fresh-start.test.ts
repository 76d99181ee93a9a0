import { readdirSync, readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'

/** What the files of the shop keep for their whole process, by its names. */
const kept = ['app', 'lib']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .flatMap((file) => /globalThis as [^{]*\{([^}]*)\}/.exec(readFileSync(file, 'utf8'))?.[1] ?? [])
  .flatMap((members) => [...members.matchAll(/(\w+)\?:/g)].map(([, name = '']) => name))

it('a test file finds nothing that the shop kept for its process in the file before', async () => {
  expect(kept.length).toBeGreaterThan(5)
  for (const name of kept) Reflect.set(globalThis, name, 'kept')
  vi.resetModules()
  await import('./fresh-modules')
  expect(kept.filter((name) => Reflect.has(globalThis, name))).toEqual([])
})
