import { lte, sql } from 'drizzle-orm'
import type { SimulatorDatabase } from '../database/database.ts'
import { rateLimit } from './tables.ts'

/** How often something may be done in one window of time, which begins with the first time that it is done. */
export interface RateLimit {
  limit: number
  windowMs: number
}

/** No window is longer; what is older is removed, so that the table stays small however many names there are. */
const maxWindowMs = 24 * 60 * 60_000

/**
 * Counts one more of something, as long as its limit is not reached: for all processes, in one statement, so that as
 * many as come at once are counted. Around the end of a window up to twice the limit can come within its length.
 *
 * @param name what is counted; each name has a count of its own
 * @param now in real time, for all that count: what is older than a day is removed for every name
 * @returns whether it was counted, and so may be done
 */
export async function allow(
  database: SimulatorDatabase,
  name: string,
  { limit, windowMs }: RateLimit,
  now: Date,
): Promise<boolean> {
  const before = (durationMs: number) => new Date(now.getTime() - durationMs)
  const isOver = lte(rateLimit.windowStart, before(windowMs))
  const counted = await database
    .insert(rateLimit)
    .values({ name, windowStart: now, count: 1 })
    .onConflictDoUpdate({
      target: rateLimit.name,
      set: {
        windowStart: sql`case when ${isOver} then excluded.window_start else ${rateLimit.windowStart} end`,
        count: sql`case when ${isOver} then 1 else ${rateLimit.count} + 1 end`,
      },
      setWhere: sql`${isOver} or ${rateLimit.count} < ${limit}`,
    })
    .returning({ count: rateLimit.count })
  if (counted[0]?.count === 1)
    await database.delete(rateLimit).where(lte(rateLimit.windowStart, before(maxWindowMs)))
  return counted.length > 0
}
