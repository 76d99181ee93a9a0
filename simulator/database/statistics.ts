import type { Database } from 'cashflows-postgres'
import { sql } from 'drizzle-orm'

const intervalMs = 10 * 60_000

/**
 * Updates the statistics of the table of payment jobs in every interval: PGlite has no autovacuum, and without statistics its
 * planner reads the whole table for a search that an index answers. A sample of 3,000 rows is enough for that.
 *
 * @returns ends it
 */
export async function keepStatistics(database: Database): Promise<() => void> {
  await database.execute(sql`set default_statistics_target = 10`)
  const count = () => database.execute(sql`analyze simulator.payment_job`)
  await count()
  const timer = setInterval(() => {
    count().catch((error) => console.error('The statistics of the store were not kept.', error))
  }, intervalMs)
  timer.unref()
  return () => clearInterval(timer)
}
