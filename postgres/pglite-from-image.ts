import { readFile } from 'node:fs/promises'
import { inject, vi } from 'vitest'

// The empty store that was unpacked for this run, so that no test does so again.
vi.mock('@electric-sql/pglite-prepopulatedfs', () => ({
  dataDir: async () => new Blob([await readFile(inject('pgliteImage'))]),
}))
