import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import { lockDirectory } from './directory-lock.ts'
import { emptyStore, unpackEmptyStore } from './empty-store.ts'
import { migrationConfig } from './migrate.ts'
import type { Postgres } from './postgres.ts'

/**
 * Opens PGlite.
 *
 * @param directory where it keeps its data; when missing, its data ends with the process
 * @throws DirectoryInUse when another process has it open
 */
export async function openEmbedded(directory: string | undefined): Promise<Postgres> {
  const unlock = directory === undefined ? () => {} : lockDirectory(directory)
  try {
    const pglite = await openPglite(directory)
    return {
      isEmbedded: true,
      attach: async (tables) => {
        const database = drizzlePglite(pglite)
        await migratePglite(database, migrationConfig(tables))
        return database
      },
      close: async () => {
        await pglite.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/** PostgreSQL's default, eight times this, stays in the memory of this process for as long as it lives. */
const postgresqlconf = ['shared_buffers=16MB']

async function openPglite(directory: string | undefined): Promise<PGlite> {
  if (directory === undefined) {
    return PGlite.create({ postgresqlconf, loadDataDir: await emptyStore() })
  }
  const dataDir = join(directory, 'postgres')
  if (!existsSync(dataDir)) await unpackEmptyStore(dataDir)
  return PGlite.create({ postgresqlconf, dataDir })
}
