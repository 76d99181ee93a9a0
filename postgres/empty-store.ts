import { mkdir, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { unpackTar } from 'modern-tar/fs'

/**
 * Unpacks an empty store without keeping this process busy: making one anew takes seconds, in which it would answer
 * nobody. The folder appears with its whole content at once, so that a process that is killed meanwhile leaves no half of
 * a store behind.
 *
 * @param directory must not exist
 */
export async function unpackEmptyStore(directory: string): Promise<void> {
  const draft = `${directory}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  const archive = Buffer.from(await (await dataDir()).arrayBuffer())
  const isCompressed = archive.readUInt16BE() === 0x1f8b
  // In pieces of Node's own 16 KiB it takes twice as long.
  const uncompress = isCompressed ? [createGunzip({ chunkSize: 256 * 1024 })] : []
  await pipeline([Readable.from([archive]), ...uncompress, unpackTar(draft)])
  await rename(draft, directory)
}
