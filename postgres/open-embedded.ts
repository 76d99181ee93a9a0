import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { lockDirectory } from './directory-lock.ts'
import { unpackEmptyStore } from './empty-store.ts'
import { migrationConfig } from './migrate.ts'
import type { Postgres } from './postgres.ts'
import { prepareStatements } from './prepared-statements.ts'
import { makeTemporaryDirectory } from './temporary-directory.ts'

// V8 compiles PGlite in one thread instead of four, each of which would keep memory: 50 MB less in all.
setFlagsFromString('--wasm-num-compilation-tasks=1')

/**
 * In megabytes. They stay in the memory of this process for as long as it lives, and PostgreSQL's default is 128. A store that
 * ends with its process is small.
 */
const sharedBuffers = { kept: 16, temporary: 2 }

/**
 * Opens PGlite.
 *
 * @param directory where it keeps its data; when missing, its data ends with the process
 * @throws DirectoryInUse when another process has it open
 */
export async function openEmbedded(directory: string | undefined): Promise<Postgres> {
  const place =
    directory === undefined ? makeTemporaryDirectory() : { directory, leave: lockDirectory(directory) }
  try {
    const dataDir = join(place.directory, 'postgres')
    if (!existsSync(dataDir)) await unpackEmptyStore(dataDir)
    const buffers = directory === undefined ? sharedBuffers.temporary : sharedBuffers.kept
    const pglite = await PGlite.create({ postgresqlconf: [`shared_buffers=${buffers}MB`], dataDir })
    prepareStatements(pglite)
    return {
      isEmbedded: true,
      attach: async (tables) => {
        const database = drizzlePglite(pglite)
        await migratePglite(database, migrationConfig(tables))
        return database
      },
      close: async () => {
        await pglite.close()
        place.leave()
      },
    }
  } catch (error) {
    place.leave()
    throw error
  }
}
