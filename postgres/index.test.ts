import { expect, it, vi } from 'vitest'

const notThere = vi.hoisted(() => () => {
  throw new Error('It is not there.')
})
vi.mock('fs-native-extensions', notThere)
vi.mock('@electric-sql/pglite', notThere)

it('the package loads where neither PGlite nor the program for locks is, as on Vercel', async () => {
  expect(await import('./index.ts')).toHaveProperty('openPostgres')
})
