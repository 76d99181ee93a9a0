import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/**
 * Selects rows of a table that are one parameter, to be inserted. A parameter for each value costs PostgreSQL, and above all
 * PGlite, several times as much.
 *
 * @param rows all values of each; null where one is missing, since defaults do not count
 */
export function jsonRows<Table extends PgTable>(table: Table, rows: readonly Table['$inferInsert'][]): SQL {
  const columns = Object.entries(getTableColumns(table))
  const byColumn = rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(columns.map(([name, column]) => [column.name, row[name]])),
  )
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  )
  return sql`select ${names} from json_populate_recordset(null::${table}, ${JSON.stringify(byColumn)}::json)`
}
