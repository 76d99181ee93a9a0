import { Socket } from 'node:net'
import { drizzle as drizzleNodePostgres } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { closeIdleBeforeSleep } from './close-idle-before-sleep.ts'
import { holdLimits, limitsFor } from './limits.ts'
import { isUpToDate, migrateServer, migrationConfig, statementTimeoutSeconds } from './migrate.ts'
import type { Postgres } from './postgres.ts'
import { withSslModesOfLibpq } from './ssl-mode.ts'

/**
 * Opens PostgreSQL where there is a URL, else PGlite, which is PostgreSQL compiled into this process and needs no
 * server. Both speak the same SQL and run the same migrations.
 *
 * @param place.databaseUrl of a PostgreSQL server; when missing, PGlite keeps the data in `directory`
 * @param place.directory where PGlite keeps its data; when missing, its data ends with the process
 * @param place.responseTimeoutMs how long a server may take to respond
 * @param place.migrationTimeoutMs how long it may take for a statement of a migration
 * @throws DirectoryInUse when another process has the embedded store open
 */
export async function openPostgres(place: {
  databaseUrl?: string | undefined
  directory?: string | undefined
  responseTimeoutMs?: number
  migrationTimeoutMs?: number
}): Promise<Postgres> {
  if (place.databaseUrl) return connect(place.databaseUrl, place)
  // Where there is a server, PGlite need not be loaded, nor be there.
  const { openEmbedded } = await import('./open-embedded.ts')
  return openEmbedded(place.directory)
}

/** So that a hundred processes fit a small server; each gives its connections back soon after it has used them. */
const maxConnections = 5
const idleTimeoutMillis = 5000
/**
 * A server that does not respond, to a connection or to a statement, is an error and no wait for ever. Longer than any
 * statement of shop and simulator takes; migrations have limits of their own.
 */
const standardResponseTimeoutMs = 15_000
/** Longer than the server lets a statement of a migration take, so that it is the server that ends a slow one. */
const standardMigrationTimeoutMs = (statementTimeoutSeconds + 30) * 1000

async function connect(
  databaseUrl: string,
  {
    responseTimeoutMs = standardResponseTimeoutMs,
    migrationTimeoutMs = standardMigrationTimeoutMs,
  }: { responseTimeoutMs?: number; migrationTimeoutMs?: number },
): Promise<Postgres> {
  const server = {
    connectionString: withSslModesOfLibpq(databaseUrl),
    connectionTimeoutMillis: responseTimeoutMs,
  }
  const limits = limitsFor(responseTimeoutMs)
  const pool = new pg.Pool({
    ...server,
    ...limits,
    // A server that is away ends nothing by itself.
    stream: () => socketThatWaits(responseTimeoutMs),
    max: maxConnections,
    idleTimeoutMillis,
  })
  // A connection that breaks is replaced by the pool. Without these listeners it would end the process: the one of the
  // connection also while a transaction uses it, that of the pool when nobody does.
  pool.on('connect', (client) => {
    client.on('error', (error) => console.error(`PostgreSQL connection lost: ${error.message}`))
    client.once('end', () => setImmediate(() => giveBack(client)))
  })
  pool.on('error', () => {})
  closeIdleBeforeSleep(pool, idleTimeoutMillis)
  return {
    isEmbedded: false,
    attach: async (tables) => {
      const migrations = migrationConfig(tables)
      const database = drizzleNodePostgres(pool)
      await holdLimits(pool, database, limits)
      if (!(await isUpToDate(database, migrations))) {
        const stream = () => socketThatWaits(migrationTimeoutMs)
        await migrateServer(new pg.Client({ ...server, stream }), migrations)
      }
      return database
    },
    close: () => pool.end(),
  }
}

/** A socket that breaks when nothing came or went for so long, which ends all that waits for it. */
function socketThatWaits(timeoutMs: number): Socket {
  const socket = new Socket()
  const seconds = timeoutMs / 1000
  return socket.setTimeout(timeoutMs, () =>
    socket.destroy(new Error(`timeout: PostgreSQL has not responded for ${seconds} seconds`)),
  )
}

/** Frees the place of a connection in its pool that has ended. Drizzle keeps one whose `begin` has failed. */
function giveBack(client: pg.PoolClient): void {
  try {
    client.release(true)
  } catch {
    // Whoever had it has given it back.
  }
}
