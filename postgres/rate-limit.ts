import { and, eq, gt, lte, type SQL, sql } from 'drizzle-orm'
import { integer, type PgSchema, text, timestamp } from 'drizzle-orm/pg-core'
import type { Database } from './postgres.ts'

/** How often something may be done in one window of time, which begins with the first time that it is done. */
export interface RateLimit {
  limit: number
  /** At most a day. */
  windowSeconds: number
}

/** Whether it may be done now, and if not, in how many seconds it may be tried again. */
export type Allowance = { isAllowed: true } | { isAllowed: false; retryAfterSeconds: number }

/** A program's table of how often something was done in the present window of time, by its name. */
export const rateLimitTable = (schema: PgSchema, name: string) =>
  schema.table(name, {
    name: text('name').primaryKey(),
    windowStart: timestamp('window_start', { withTimezone: true }).notNull(),
    count: integer('count').notNull(),
  })

/** No window is longer; what is older is removed, so that the table stays small however many names there are. */
const maxWindowSeconds = 24 * 3_600

/** Counts in a program's table, for all its processes. */
export function limitsIn(table: ReturnType<typeof rateLimitTable>) {
  const startedBefore = (now: Date, seconds: number): SQL =>
    lte(table.windowStart, new Date(now.getTime() - seconds * 1000))

  /**
   * Counts one more of something, as long as its limit is not reached: in one statement, so that as many as come at once
   * are counted. Around the end of a window up to twice the limit can come within its length.
   *
   * @param name what is counted; each name has a count of its own
   * @param now in real time, for all that count: what is older than a day is removed for every name
   */
  async function allow(
    database: Database,
    name: string,
    { limit, windowSeconds }: RateLimit,
    now = new Date(),
  ): Promise<Allowance> {
    const isOver = startedBefore(now, windowSeconds)
    const [counted] = await database
      .insert(table)
      .values({ name, windowStart: now, count: 1 })
      .onConflictDoUpdate({
        target: table.name,
        set: {
          windowStart: sql`case when ${isOver} then excluded.window_start else ${table.windowStart} end`,
          count: sql`case when ${isOver} then 1 else ${table.count} + 1 end`,
        },
        setWhere: sql`${isOver} or ${table.count} < ${limit}`,
      })
      .returning({ count: table.count })
    if (counted === undefined) {
      const [present] = await database.select().from(table).where(eq(table.name, name))
      const endsAt = (present?.windowStart ?? now).getTime() + windowSeconds * 1000
      return { isAllowed: false, retryAfterSeconds: Math.max(1, Math.ceil((endsAt - now.getTime()) / 1000)) }
    }
    if (counted.count === 1) await database.delete(table).where(startedBefore(now, maxWindowSeconds))
    return { isAllowed: true }
  }

  /**
   * Takes back what was counted and did not happen, while its window lasts.
   *
   * @param now as it was counted
   */
  async function uncount(
    database: Database,
    name: string,
    { windowSeconds }: RateLimit,
    now: Date,
  ): Promise<void> {
    const isSameWindow = and(
      lte(table.windowStart, now),
      gt(table.windowStart, new Date(now.getTime() - windowSeconds * 1000)),
    )
    await database
      .update(table)
      .set({ count: sql`${table.count} - 1` })
      .where(and(eq(table.name, name), isSameWindow, gt(table.count, 0)))
  }

  return { allow, uncount }
}
