import { type SQL, sql } from 'drizzle-orm'
import { type MigrationConfig, readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle as drizzleNodePostgres, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as migrateNodePostgres } from 'drizzle-orm/node-postgres/migrator'
import type pg from 'pg'
import { codeOf } from './error-code.ts'
import type { Tables } from './postgres.ts'

/** How long a process waits for another that migrates, or that uses a table which is to change. */
const lockTimeoutSeconds = 60
/** How long one statement of a migration may take. */
export const statementTimeoutSeconds = 300

/** The migrations took too long, and nothing of them was kept. The message is a sentence for people. */
class MigrationsTimedOut extends Error {
  override name = 'MigrationsTimedOut'
}

/** By PostgreSQL's error codes lock_not_available and query_canceled. */
const timeouts: Record<string, string> = {
  '55P03': `another process has been doing so, or has used one of them, for more than ${lockTimeoutSeconds} seconds. See in pg_locks who holds the lock, end that process, and start again.`,
  '57014': `a statement took more than ${statementTimeoutSeconds} seconds. Run the migration from a machine of yours when the database has little to do.`,
}

/** Where the migrations stand and what was run; the table is in a schema that no program's first migration makes. */
export type Migrations = MigrationConfig & { migrationsSchema: string; migrationsTable: string }

/**
 * Runs the migrations that a database on a server lacks, over a connection of their own. The lock belongs to the transaction: it ends with it also
 * where the process is suspended in between or a pooler gives the connection to another.
 *
 * @param client is connected here, and ended
 * @throws MigrationsTimedOut when another process holds a lock for too long, or a statement takes too long
 */
export async function migrateServer(client: pg.Client, migrations: Migrations): Promise<void> {
  // A connection that breaks fails the statement that waits for it, and the rollback, whose error would hide why.
  let loss: Error | undefined
  client.on('error', (error) => {
    loss ??= error
  })
  try {
    await client.connect()
    await drizzleNodePostgres(client).transaction(async (transaction) => {
      await transaction.execute(sql.raw(`set local lock_timeout = '${lockTimeoutSeconds}s'`))
      await transaction.execute(sql.raw(`set local statement_timeout = '${statementTimeoutSeconds}s'`))
      await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('migrations'))`)
      // It looks again at what is missing, and runs in a savepoint of this transaction.
      await migrateNodePostgres(transaction as unknown as NodePgDatabase, migrations)
    })
  } catch (error) {
    const why = timeouts[codeOf(error) ?? '']
    throw why ? new MigrationsTimedOut(`The tables could not be brought up to date: ${why}`) : (loss ?? error)
  } finally {
    await client.end()
  }
}

/** Whether a database on a server lacks no migration. */
export async function isUpToDate(database: NodePgDatabase, migrations: Migrations): Promise<boolean> {
  const { migrationsSchema, migrationsTable } = migrations
  const table = sql`${sql.identifier(migrationsSchema)}.${sql.identifier(migrationsTable)}`
  if (
    !(await first(
      database,
      sql`select to_regclass(${`"${migrationsSchema}"."${migrationsTable}"`}) as value`,
    ))
  ) {
    return false
  }
  const newest = readMigrationFiles(migrations).at(-1)?.folderMillis ?? 0
  return Number(await first(database, sql`select max(created_at) as value from ${table}`)) >= newest
}

const first = async (database: NodePgDatabase, query: SQL): Promise<unknown> =>
  (await database.execute<{ value: unknown }>(query)).rows[0]?.value

/** Not in the tables' own schema, which the first migration makes. */
export const migrationConfig = ({ name, migrations }: Tables): Migrations => ({
  migrationsFolder: migrations,
  migrationsSchema: 'migrations',
  migrationsTable: name,
})
