import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes the folder that is to keep data, and sees that it can be written to.
 *
 * @throws Error with a sentence when it cannot
 */
export function makeDataFolder(path: string): void {
  try {
    makeFolder(resolve(path))
    // With the slash, a file is no folder.
    accessSync(`${path}/`, constants.W_OK)
  } catch {
    throw new Error(
      `No data can be kept in ${path}: it is no folder, or this process cannot write there. Choose another folder: --data FOLDER, or DATA_DIR=FOLDER.`,
    )
  }
}

/** One after the other: Node's own way to make several never ends where the system lets nobody make one, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}
