import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file with the image of an empty PGlite. */
    pgliteImage: string
  }
}

/**
 * Makes an empty PGlite once in a run of vitest, from whose image the embedded stores of all tests begin: making
 * one takes seconds of the processor, copying it tenths. The open PGlite stays until the end, because threads
 * share its compiled program for as long as one of them uses it.
 */
export default async function makePgliteImage(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'pglite-image-'))
  const image = join(folder, 'empty.tar')
  const pglite = await PGlite.create('memory://')
  await writeFile(image, (await pglite.dumpDataDir('none')).stream())
  project.provide('pgliteImage', image)
  return async () => {
    await pglite.close()
    await rm(folder, { recursive: true })
  }
}
