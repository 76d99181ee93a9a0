import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { inject, vi } from 'vitest'

// A new PGlite begins as a copy of the empty one that was made for this run, be it in memory or on disk.
vi.mock('@electric-sql/pglite', async (importOriginal) => {
  const { PGlite } = await importOriginal<typeof import('@electric-sql/pglite')>()
  const create = async (dataDir: string) => {
    if (existsSync(dataDir)) return PGlite.create(dataDir)
    const loadDataDir = new Blob([await readFile(inject('pgliteImage'))])
    return PGlite.create({ dataDir, loadDataDir })
  }
  return { PGlite: { create } }
})
