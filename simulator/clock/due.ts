import { and, eq, lte, type SQL, sql } from 'drizzle-orm'
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
  const found = (condition: SQL | undefined) => {
    const query = database
      .select({ key })
      .from(table)
      .where(and(condition, rows.which))
      .orderBy(at)
      .limit(limit)
    return rows.isLocked ? query.for('update', { skipLocked: true }) : query
  }
  if (configurationId !== undefined) {
    return sql`${found(and(eq(owner, configurationId), lte(at, clocks.of(configurationId).now())))}`
  }
  const inRealTime = found(lte(at, new Date()))
  const wound = clocks.wound().map((clock) => ({ id: clock.configurationId, now: clock.now() }))
  if (wound.length === 0) return sql`${inRealTime}`
  const inWoundTime = found(and(eq(owner, sql`wound.id`), lte(at, sql`wound.now`)))
  return sql`
    select * from (
      select * from ${inRealTime} as due
      union all
      select due.*
      from json_to_recordset(${JSON.stringify(wound)}::json) as wound (id text, now timestamptz)
        cross join lateral ${inWoundTime} as due
    ) as due
    limit ${limit}`
}
