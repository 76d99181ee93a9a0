import { linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another living process holds the folder. The message is a sentence for the person who started the second one. */
export class DirectoryInUse extends Error {
  override name = 'DirectoryInUse'
}

// Next evaluates a module more than once in a process.
const shared = globalThis as { directoriesLockedHere?: Set<string> }
shared.directoriesLockedHere ??= new Set()
const heldHere = shared.directoriesLockedHere

/**
 * Takes a folder for this process alone, for as long as the process lives. PGlite itself lets two processes
 * write into one folder and loses rows without a word, so the embedded store is opened behind this lock.
 *
 * The lock is a file with the holder's process id, as PostgreSQL's own postmaster.pid: a holder that was killed
 * is recognised because its process is gone, and its lock is taken over.
 *
 * @param directory the folder; made when missing
 * @returns gives the folder free again
 * @throws DirectoryInUse when another living process holds it, or this one already does
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const place = realpathSync(directory)
  if (heldHere.has(place))
    throw new DirectoryInUse(`The store in ${directory} is open in this process already.`)
  const file = join(directory, 'process.pid')
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  try {
    while (!linked(draft, file)) clearLockOfDeadProcess(file, directory)
  } finally {
    rmSync(draft, { force: true })
  }
  heldHere.add(place)
  return () => {
    if (heldHere.delete(place)) rmSync(file, { force: true })
  }
}

/** A hard link appears with its whole content at once and fails where the name exists: two processes cannot both make it. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (code(error) === 'EEXIST') return false
    throw error
  }
}

function clearLockOfDeadProcess(file: string, directory: string): void {
  const holder = read(file)
  if (holder === undefined) return
  if (isAlive(holder)) {
    throw new DirectoryInUse(
      `The store in ${directory} is in use by process ${holder}. Stop that process, or give this one a folder of its own with DATA_DIR, or set DATABASE_URL to a PostgreSQL that both can share.`,
    )
  }
  // Renaming first, so that of two processes that found the same dead holder only one clears its lock.
  const claimed = `${file}.dead.${process.pid}`
  try {
    renameSync(file, claimed)
  } catch (error) {
    if (code(error) === 'ENOENT') return
    throw error
  }
  const taken = read(claimed)
  if (taken !== undefined && taken !== holder && isAlive(taken)) linked(claimed, file)
  rmSync(claimed, { force: true })
}

function read(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10)
  } catch (error) {
    if (code(error) === 'ENOENT') return undefined
    throw error
  }
}

function isAlive(pid: number): boolean {
  // A process id below one would ask after a whole group of processes.
  if (pid === process.pid || !(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return code(error) === 'EPERM'
  }
}

const code = (error: unknown) => (error as NodeJS.ErrnoException).code
