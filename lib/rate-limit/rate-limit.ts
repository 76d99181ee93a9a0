import 'server-only'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { rateLimits } from './tables'

/** How often something may be done in one window of time. Windows follow one another without a gap. */
export interface RateLimit {
  limit: number
  windowSeconds: number
}

/** Whether it may be done now, and if not, in how many seconds it may be tried again. */
export type Allowance = { isAllowed: true } | { isAllowed: false; retryAfterSeconds: number }

/** No window is longer; what is older is removed, so that the table stays small however many names there are. */
const dayBefore = (now: Date) => new Date(now.getTime() - 24 * 3_600_000)

const windowStartAt = (now: Date, windowMs: number) =>
  new Date(Math.floor(now.getTime() / windowMs) * windowMs)

/**
 * Counts one more of something for the whole deployment, as long as its limit is not reached. Around the end of a window
 * up to twice the limit can come within one window's length.
 *
 * @param name what is counted; each name has a count of its own
 */
export async function allow(
  database: Database,
  name: string,
  { limit, windowSeconds }: RateLimit,
  now = new Date(),
): Promise<Allowance> {
  const windowMs = windowSeconds * 1000
  const windowStart = windowStartAt(now, windowMs)
  const isNewWindow = sql`${rateLimits.windowStart} < excluded.window_start`
  const counted = await database
    .insert(rateLimits)
    .values({ name, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: rateLimits.name,
      set: {
        // The clock of another process may be in the next window already.
        windowStart: sql`greatest(${rateLimits.windowStart}, excluded.window_start)`,
        count: sql`case when ${isNewWindow} then 1 else ${rateLimits.count} + 1 end`,
      },
      setWhere: sql`${isNewWindow} or ${rateLimits.count} < ${limit}`,
    })
    .returning({ count: rateLimits.count })
  if (counted[0]?.count === 1)
    await database.delete(rateLimits).where(lt(rateLimits.windowStart, dayBefore(now)))
  if (counted.length > 0) return { isAllowed: true }
  const endsAt = windowStart.getTime() + windowMs
  return { isAllowed: false, retryAfterSeconds: Math.ceil((endsAt - now.getTime()) / 1000) }
}

/**
 * Takes back what was counted and did not happen, while its window lasts.
 *
 * @param now as it was counted
 */
export async function uncount(
  database: Database,
  name: string,
  { windowSeconds }: RateLimit,
  now: Date,
): Promise<void> {
  const windowStart = windowStartAt(now, windowSeconds * 1000)
  await database
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(and(eq(rateLimits.name, name), eq(rateLimits.windowStart, windowStart), gt(rateLimits.count, 0)))
}
