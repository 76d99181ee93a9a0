import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import { codeOf } from './error-code.ts'

/** PostgreSQL's codes protocol_violation and feature_not_supported: a pooler that does not take a setting at a connection's start. */
const rejections = ['08P01', '0A000']

/**
 * What PostgreSQL ends by itself, in milliseconds, since the process that began it may be gone, suspended or waiting no
 * more: a statement that takes too long, and a connection that does nothing inside a transaction, whose locks keep all
 * others waiting. Both a little sooner than a process gives up, which can then go on using the connection.
 */
export function limitsFor(responseTimeoutMs: number) {
  const limitMs = Math.round(responseTimeoutMs * 0.9)
  return { statement_timeout: limitMs, idle_in_transaction_session_timeout: limitMs }
}

type Limits = ReturnType<typeof limitsFor>

/**
 * Sees to it that the limits hold. A server takes them when it is connected to. A pooler may reject or ignore them there;
 * behind one, each transaction sets them for itself. A statement outside of any has none then, but whatever holds the lock
 * that it waits for has.
 *
 * @param pool its connections begin with the limits, until one is rejected for that
 * @param database uses that pool, and is changed
 * @throws Error of the server when it cannot be asked
 */
export async function holdLimits(pool: pg.Pool, database: NodePgDatabase, limits: Limits): Promise<void> {
  const held = await heldLimit(database).catch((error: unknown) => {
    if (!rejections.includes(codeOf(error) ?? '')) throw error
    pool.options.statement_timeout = false
    pool.options.idle_in_transaction_session_timeout = undefined
    return undefined
  })
  if (held === limits.idle_in_transaction_session_timeout) return
  const settings = sql.raw(
    Object.entries(limits)
      .map(([name, value]) => `set local ${name} = ${value}`)
      .join('; '),
  )
  const transact = database.transaction.bind(database)
  database.transaction = (work, config) =>
    transact(async (transaction) => {
      await transaction.execute(settings)
      return work(transaction)
    }, config)
}

/** In milliseconds, how long a connection may do nothing inside a transaction. */
async function heldLimit(database: NodePgDatabase): Promise<number | undefined> {
  const { rows } = await database.execute<{ value: number }>(
    sql`select setting::int as value from pg_settings where name = 'idle_in_transaction_session_timeout'`,
  )
  return rows[0]?.value
}
