import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'

/** A tar archive of an empty store: making a store anew takes seconds, in which this process would answer nobody. */
export const emptyStore = (): Promise<Blob> => dataDir()

/**
 * Unpacks an empty store without keeping this process busy. The folder appears with its whole content at once, so
 * that a process that is killed meanwhile leaves no half of a store behind.
 *
 * @param directory must not exist
 */
export async function unpackEmptyStore(directory: string): Promise<void> {
  const draft = `${directory}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  for (const { path, isFolder, content } of entriesOf(await uncompressed(await emptyStore()))) {
    if (isFolder) await mkdir(join(draft, path), { recursive: true })
    else await writeFile(join(draft, path), content)
  }
  await rename(draft, directory)
}

async function uncompressed(archive: Blob): Promise<Buffer> {
  const bytes = Buffer.from(await archive.arrayBuffer())
  const isCompressed = bytes.readUInt16BE() === 0x1f8b
  return isCompressed ? promisify(gunzip)(bytes) : bytes
}

/** The folders and files of a tar archive: each has a header of 512 bytes and a content that is padded to as many. */
function* entriesOf(archive: Buffer) {
  const text = (start: number, length: number) =>
    archive.toString('utf8', start, start + length).replace(/\0.*$/s, '')
  for (let start = 0; archive[start]; ) {
    const size = Number.parseInt(text(start + 124, 12), 8)
    const end = start + 512 + size
    yield {
      path: text(start, 100),
      isFolder: text(start + 156, 1) === '5',
      content: archive.subarray(start + 512, end),
    }
    start = Math.ceil(end / 512) * 512
  }
}
