import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { tryLock } from 'fs-native-extensions'
import { DirectoryInUse } from './directory-in-use.ts'

/** Far behind what stands in the file, since Windows lets nobody else read what is locked. */
const lockedByte = 2 ** 30

/**
 * Takes a folder for one store alone, for as long as this process lives. PGlite itself lets two processes write into one
 * folder and loses rows without a word, so the embedded store is opened behind this lock.
 *
 * It is a lock of the operating system on an open file, which the kernel releases whenever and however the process ends,
 * and which holds between containers that share a volume of one machine. Between machines that share a network volume it
 * holds as far as that volume passes locks on. Who holds it stands in the file, for the message alone.
 *
 * @param directory the folder; made when missing
 * @returns gives the folder free again
 * @throws DirectoryInUse when another process holds it, or this one already does
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'process.pid')
  const file = openSync(path, 'a+')
  try {
    if (!tryLock(file, lockedByte, 1)) throw new DirectoryInUse(inUse(directory, readFileSync(path, 'utf8')))
    ftruncateSync(file)
    writeSync(file, `${process.pid} on ${hostname()}`)
  } catch (error) {
    closeSync(file)
    throw error
  }
  // The file stays: if it were removed, one process could lock it while another makes a new one of that name.
  return () => closeSync(file)
}

const inUse = (directory: string, holder: string) =>
  `The store in ${directory} is in use by ${holder ? `process ${holder}` : 'another process'}. Stop that process, or give this one a folder of its own with DATA_DIR, or set DATABASE_URL to a PostgreSQL that both can share.`
