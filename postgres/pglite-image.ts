import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import type { TestProject } from 'vitest/node'
import { removeLeftDirectories } from './temporary-directory.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file with the image of an empty PGlite. */
    pgliteImage: string
  }
}

/**
 * Uncompresses the image of an empty PGlite once in a run of vitest, which would take every embedded store a second
 * of the processor. An open PGlite stays until the end, because threads share its compiled program for as long as
 * one of them uses it.
 */
export default async function makePgliteImage(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  // The projects of a run share what the first of them has made.
  if (project.getProvidedContext().pgliteImage) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'pglite-image-'))
  const image = join(folder, 'empty.tar')
  await writeFile(image, gunzipSync(await (await dataDir()).arrayBuffer()))
  project.vitest.getRootProject().provide('pgliteImage', image)
  const pglite = await PGlite.create({ loadDataDir: await dataDir() })
  return async () => {
    await pglite.close()
    await rm(folder, { recursive: true })
    removeLeftDirectories(0)
  }
}
