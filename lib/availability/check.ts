import 'server-only'
import { databaseProblem, detailOf } from 'cashflows-postgres'
import { sql } from 'drizzle-orm'
import { database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { log } from '@/lib/log'
import { configurationProblem } from './problem'

/** A server that does not respond within this time is away. The embedded database may take longer to open. */
const timeoutMs = 10_000

// Next evaluates this module more than once in a process.
const held = globalThis as {
  shopDatabaseCheck?: Promise<string | undefined> | undefined
  shopDatabaseProblem?: string | undefined
}

/**
 * What keeps the shop from taking orders now: a wrong configuration, or a database that cannot be used. A database that
 * can be used again is found to be so by the next call. What changes is written to the log.
 *
 * @returns a sentence for whoever runs the shop; undefined when all is well
 */
export async function findProblem(): Promise<string | undefined> {
  const problem = configurationProblem()
  if (problem !== undefined) return problem
  // Calls at the same time share a check, however many shoppers wait.
  held.shopDatabaseCheck ??= checkDatabase().finally(() => {
    held.shopDatabaseCheck = undefined
  })
  return held.shopDatabaseCheck
}

async function checkDatabase(): Promise<string | undefined> {
  try {
    await (environment().databaseUrl === undefined ? ping() : withTimeout(ping()))
  } catch (error) {
    const problem = databaseProblem(error) ?? 'The database cannot be used. The log says why.'
    if (problem !== held.shopDatabaseProblem) log.error({}, `${problem} (${detailOf(error)})`)
    held.shopDatabaseProblem = problem
    return problem
  }
  if (held.shopDatabaseProblem !== undefined) log.info({}, 'The database can be used again.')
  held.shopDatabaseProblem = undefined
  return undefined
}

async function ping(): Promise<void> {
  const store = await database()
  await store.execute(sql`select 1`)
}

function withTimeout(work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`timeout of ${timeoutMs / 1000} seconds`)), timeoutMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
