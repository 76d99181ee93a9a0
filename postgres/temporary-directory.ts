import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDirectory } from './directory-lock.ts'

const prefix = 'cashflows-store-'

/**
 * Makes a folder for a store that ends with this process: on disk, where it takes no memory. Those that killed processes left
 * behind are removed first.
 *
 * @returns the folder, locked, and what leaves and removes it
 */
export function makeTemporaryDirectory(): { directory: string; leave(): void } {
  removeLeftDirectories()
  const directory = mkdtempSync(join(tmpdir(), prefix))
  const unlock = lockDirectory(directory)
  const leave = () => {
    process.off('exit', leave)
    unlock()
    rmSync(directory, { recursive: true, force: true })
  }
  process.once('exit', leave)
  return { directory, leave }
}

/** Removes the folders whose process has ended without doing so. @param minAgeMs spares those that are just being made */
export function removeLeftDirectories(minAgeMs = 60_000): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const directory = join(tmpdir(), name)
    try {
      if (Date.now() - statSync(directory).birthtimeMs < minAgeMs) continue
      lockDirectory(directory)()
      rmSync(directory, { recursive: true, force: true })
    } catch {
      // Its process lives, or it is another user's.
    }
  }
}
