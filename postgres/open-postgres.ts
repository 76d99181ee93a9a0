import { drizzle as drizzleNodePostgres } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { closeIdleBeforeSleep } from './close-idle-before-sleep.ts'
import { migrateServer, migrationConfig } from './migrate.ts'
import type { Postgres } from './postgres.ts'
import { withSslModesOfLibpq } from './ssl-mode.ts'

/**
 * Opens PostgreSQL where there is a URL, else PGlite, which is PostgreSQL compiled into this process and needs no
 * server. Both speak the same SQL and run the same migrations.
 *
 * @param place.databaseUrl of a PostgreSQL server; when missing, PGlite keeps the data in `directory`
 * @param place.directory where PGlite keeps its data; when missing, its data ends with the process
 * @throws DirectoryInUse when another process has the embedded store open
 */
export async function openPostgres(place: {
  databaseUrl?: string | undefined
  directory?: string | undefined
}): Promise<Postgres> {
  if (place.databaseUrl) return connect(place.databaseUrl)
  // Where there is a server, PGlite need not be loaded, nor be there.
  const { openEmbedded } = await import('./open-embedded.ts')
  return openEmbedded(place.directory)
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
  closeIdleBeforeSleep(pool, idleTimeoutMillis)
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
