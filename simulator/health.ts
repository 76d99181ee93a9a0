import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import type { Clock } from './clock/clock.ts'
import type { SimulatorStore } from './database/database.ts'
import { whatFailed } from './database/database-error.ts'
import { packageVersion } from './package-files.ts'

/**
 * `GET /health`: whether the simulator can work, for whoever waits until it is ready. 503 where its store does not respond.
 *
 * @param clock of the configuration that it was started with
 */
export function health({ database, kind }: SimulatorStore, clock: Clock): Hono {
  return new Hono().get('/', async (c) => {
    const about = { version: packageVersion(), store: kind, clock: clock.now().toISOString() }
    c.header('cache-control', 'no-store')
    try {
      await database.execute(sql`select 1`)
      return c.json({ status: 'ok', ...about })
    } catch (error) {
      console.error(whatFailed(error))
      return c.json(
        { status: 'unavailable', reason: 'The store does not respond; the log says why.', ...about },
        503,
      )
    }
  })
}
