import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzleNodePostgres } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import pg from 'pg'
import { lockDirectory } from './directory-lock.ts'
import { emptyStore, unpackEmptyStore } from './empty-store.ts'
import { migrateServer } from './migrate.ts'
import { withSslModesOfLibpq } from './ssl-mode.ts'

/** A Drizzle handle that does not tell whether PostgreSQL or PGlite answers. */
export type Database = PgDatabase<PgQueryResultHKT>

/** The tables of one program, which stand in a PostgreSQL schema of their own. */
export interface Tables {
  /** Names the list of migrations that were run. */
  name: string
  /** Folder of Drizzle migrations. */
  migrations: string
}

/** An open PostgreSQL, which serves the tables of several programs. */
export interface Postgres {
  /** Whether it is PGlite, which runs in this process. */
  isEmbedded: boolean
  /** Brings tables up to date and gives the handle with which they are read and written. */
  attach(tables: Tables): Promise<Database>
  close(): Promise<void>
}

/**
 * Opens PostgreSQL where there is a URL, else PGlite, which is PostgreSQL compiled into this process and needs no
 * server. Both speak the same SQL and run the same migrations.
 *
 * @param place.databaseUrl of a PostgreSQL server; when missing, PGlite keeps the data in `directory`
 * @param place.directory where PGlite keeps its data; when missing, its data ends with the process
 * @throws DirectoryInUse when another process has the embedded store open
 */
export function openPostgres(place: {
  databaseUrl?: string | undefined
  directory?: string | undefined
}): Promise<Postgres> {
  return place.databaseUrl ? connect(place.databaseUrl) : openEmbedded(place.directory)
}

/** So that a hundred processes fit a small server; each gives its connections back soon after it has used them. */
const maxConnections = 5
const idleTimeoutMillis = 5000
/** A server that does not respond is an error and no wait for ever. */
const connectionTimeoutMillis = 15_000

async function connect(connectionString: string): Promise<Postgres> {
  const pool = new pg.Pool({
    connectionString: withSslModesOfLibpq(connectionString),
    max: maxConnections,
    connectionTimeoutMillis,
    idleTimeoutMillis,
  })
  // A connection that breaks is replaced by the pool. Without these listeners it would end the process: the one of the
  // connection also while a transaction uses it, that of the pool when nobody does.
  pool.on('connect', (client) => {
    client.on('error', (error) => console.error(`PostgreSQL connection lost: ${error.message}`))
  })
  pool.on('error', () => {})
  return {
    isEmbedded: false,
    attach: async (tables) => {
      const client = await pool.connect()
      try {
        await migrateServer(client, migrationConfig(tables))
      } catch (error) {
        client.release(true)
        throw error
      }
      client.release()
      return drizzleNodePostgres(pool)
    },
    close: () => pool.end(),
  }
}

async function openEmbedded(directory: string | undefined): Promise<Postgres> {
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

/** Not in the tables' own schema, which the first migration makes. */
const migrationConfig = ({ name, migrations }: Tables) => ({
  migrationsFolder: migrations,
  migrationsSchema: 'migrations',
  migrationsTable: name,
})
