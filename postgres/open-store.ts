import { join } from 'node:path'
import { openingError } from './database-problem.ts'
import { openPostgres } from './open-postgres.ts'
import type { Database, Postgres, Tables } from './postgres.ts'

export interface Store {
  database: Database
  /** Where other programs of this process can keep their tables, too. */
  postgres: Postgres
  close(): Promise<void>
}

export interface StoreOptions extends Tables {
  /** Of a PostgreSQL server. When missing, PGlite keeps the data in the folder of this name in dataDirectory. */
  databaseUrl?: string | undefined
  /** Where PGlite keeps its data, or `memory` for a store that ends with the process. */
  dataDirectory: string
}

/**
 * Opens PostgreSQL, or PGlite, for the tables of one program.
 *
 * @throws DirectoryInUse when another process has the embedded store open
 * @throws Error with a sentence on what is wrong with the database, and how to mend it
 */
export async function openStore({ databaseUrl, dataDirectory, ...tables }: StoreOptions): Promise<Store> {
  const directory = dataDirectory === 'memory' ? undefined : join(dataDirectory, tables.name)
  try {
    const postgres = await openPostgres({ databaseUrl, directory })
    try {
      return { database: await postgres.attach(tables), postgres, close: () => postgres.close() }
    } catch (error) {
      await postgres.close()
      throw error
    }
  } catch (error) {
    throw openingError(error)
  }
}
