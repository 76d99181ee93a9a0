import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzleNodePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migrateNodePostgres } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator'
import pg from 'pg'
import { lockDirectory } from './directory-lock.ts'

/** A Drizzle handle that does not tell whether PostgreSQL or PGlite answers. */
export type Database<Schema extends Record<string, unknown>> = PgDatabase<PgQueryResultHKT, Schema>

export interface Store<Schema extends Record<string, unknown>> {
  database: Database<Schema>
  close(): Promise<void>
}

export interface StoreOptions<Schema extends Record<string, unknown>> {
  /** Names the list of migrations that were run, and the folder in dataDirectory. */
  name: string
  schema: Schema
  /** Folder of Drizzle migrations. */
  migrations: string
  /** Of a PostgreSQL server. When missing, PGlite keeps the data in dataDirectory. */
  databaseUrl?: string | undefined
  /** Where PGlite keeps its data, or `memory` for a store that ends with the process. */
  dataDirectory: string
}

/**
 * Opens a store and brings its tables up to date: PostgreSQL where there is a URL, else PGlite, which is
 * PostgreSQL compiled into this process and needs no server. Both speak the same SQL and run the same migrations.
 *
 * @throws DirectoryInUse when another process has the embedded store open
 */
export async function openStore<Schema extends Record<string, unknown>>(
  options: StoreOptions<Schema>,
): Promise<Store<Schema>> {
  return options.databaseUrl ? openPostgres(options, options.databaseUrl) : openEmbedded(options)
}

async function openPostgres<Schema extends Record<string, unknown>>(
  { name, schema, migrations }: StoreOptions<Schema>,
  connectionString: string,
): Promise<Store<Schema>> {
  const pool = new pg.Pool({ connectionString })
  // An idle connection that breaks is replaced by the pool at the next query; without a listener it would end the process.
  pool.on('error', (error) => console.error(`PostgreSQL connection lost: ${error.message}`))
  const client = await pool.connect()
  try {
    // Two processes that start at once would both run the same migration.
    await client.query("select pg_advisory_lock(hashtext('migrations'))")
    await migrateNodePostgres(drizzleNodePostgres(client), migrationConfig(name, migrations))
    await client.query("select pg_advisory_unlock(hashtext('migrations'))")
  } catch (error) {
    client.release(true)
    await pool.end()
    throw error
  }
  client.release()
  return { database: drizzleNodePostgres(pool, { schema }), close: () => pool.end() }
}

async function openEmbedded<Schema extends Record<string, unknown>>({
  name,
  schema,
  migrations,
  dataDirectory,
}: StoreOptions<Schema>): Promise<Store<Schema>> {
  const inMemory = dataDirectory === 'memory'
  const directory = join(dataDirectory, name)
  const unlock = inMemory ? () => {} : lockDirectory(directory)
  try {
    const pglite = await PGlite.create(inMemory ? 'memory://' : join(directory, 'postgres'))
    const database = drizzlePglite(pglite, { schema })
    await migratePglite(database, migrationConfig(name, migrations))
    const close = async () => {
      await pglite.close()
      unlock()
    }
    return { database, close }
  } catch (error) {
    unlock()
    throw error
  }
}

/** Not in the store's own schema, which the first migration makes. */
const migrationConfig = (name: string, migrations: string) => ({
  migrationsFolder: migrations,
  migrationsSchema: 'migrations',
  migrationsTable: name,
})
