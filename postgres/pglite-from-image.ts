import { readFile } from 'node:fs/promises'
import { inject, vi } from 'vitest'

/** A blob whose bytes are there: Node takes a second or two to put together those of one this large. */
class ReadBlob extends Blob {
  constructor(private readonly content: ArrayBuffer) {
    super()
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.content
  }
}

// The empty store that was unpacked for this run, so that no test does so again.
vi.mock('@electric-sql/pglite-prepopulatedfs', () => ({
  dataDir: async () => new ReadBlob(Uint8Array.from(await readFile(inject('pgliteImage'))).buffer),
}))
