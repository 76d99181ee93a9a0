import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { isTest, typescriptFiles } from './typescript-files'

/** What the files of the shop keep for their whole process, by its names. */
const kept = typescriptFiles('app', 'lib')
  .filter((file) => !isTest(file))
  .flatMap((file) => /globalThis as [^{]*\{([^}]*)\}/.exec(readFileSync(file, 'utf8'))?.[1] ?? [])
  .flatMap((members) => [...members.matchAll(/(\w+)\?:/g)].map(([, name = '']) => name))

it('a test file finds nothing that the shop kept for its process in the file before', async () => {
  expect(kept.length).toBeGreaterThan(5)
  for (const name of kept) Reflect.set(globalThis, name, 'kept')
  vi.resetModules()
  await import('./fresh-start')
  expect(kept.filter((name) => Reflect.has(globalThis, name))).toEqual([])
})
