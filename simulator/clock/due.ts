import { and, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { SimulatorDatabase } from '../database/database.ts'
import type { Clocks } from './clock.ts'

/**
 * A query of the keys of rows whose moment has come, each in the time of its configuration. No clock is behind the real
 * time, so the rows that are due in it are found by an index of the moment, whosever they are; those of each clock that
 * is wound by an index of configuration and moment.
 *
 * @param rows.at the moment
 * @param rows.which which rows count
 * @param rows.isLocked whether the rows are locked, and those that others have locked passed over
 * @param rows.configurationId of one configuration only, where it is given
 */
export function dueKeys(
  database: SimulatorDatabase,
  clocks: Clocks,
  rows: {
    table: PgTable
    key: PgColumn
    owner: PgColumn
    at: PgColumn
    which?: SQL | undefined
    isLocked?: boolean
    configurationId: string | undefined
    limit: number
  },
): SQL {
  const { table, key, owner, at, limit, configurationId } = rows
  const found = (condition: SQL | undefined, ...order: PgColumn[]) => {
    const query = database
      .select({ key })
      .from(table)
      .where(and(condition, rows.which))
      .orderBy(...order)
      .limit(limit)
    return rows.isLocked ? query.for('update', { skipLocked: true }) : query
  }
  // Compared and ordered as a pair, it is found by the index of both, whatever the statistics say of either.
  const foundOf = (id: SQL, now: SQL) => {
    const began = sql`(${owner}, ${at}) >= (${id}, '-infinity'::timestamptz)`
    return found(and(began, sql`(${owner}, ${at}) <= (${id}, ${now})`, isNotNull(at)), owner, at)
  }
  if (configurationId !== undefined) {
    const now = clocks.of(configurationId).now().toISOString()
    return sql`${foundOf(sql`${configurationId}`, sql`${now}::timestamptz`)}`
  }
  const inRealTime = found(lte(at, new Date()), at)
  const wound = clocks.wound().map((clock) => ({ id: clock.configurationId, now: clock.now() }))
  if (wound.length === 0) return sql`${inRealTime}`
  return sql`
    select * from (
      select * from ${inRealTime} as due
      union all
      select due.*
      from json_to_recordset(${JSON.stringify(wound)}::json) as wound (id text, now timestamptz)
        cross join lateral ${foundOf(sql`wound.id`, sql`wound.now`)} as due
    ) as due
    limit ${limit}`
}
