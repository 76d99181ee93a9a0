import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { openSimulatorStore } from './database.ts'

it('the embedded store has statistics of the payment jobs when it is open', async () => {
  const { database, close } = await openSimulatorStore({ dataDirectory: 'memory' })
  const answer = await database.execute(
    sql`select reltuples from pg_class where oid = 'simulator.payment_job'::regclass`,
  )
  await close()
  // Before the first count, PostgreSQL writes -1 here.
  expect((answer as unknown as { rows: unknown[] }).rows).toEqual([{ reltuples: 0 }])
})
