import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'

/** Columns and tables that change with time and with the number of requests, whatever is sent. */
const passingColumns = sql.raw(
  "'{last_checked_at,next_check_at,checks,attempts,next_attempt_at,last_error,last_seen_at}'",
)
const passingTables = ['rate_limits', 'api_key_pauses']
/** The digest is stored at its hour of the day. */
const isLasting = sql.raw("to_jsonb(stored) ->> 'kind' is distinct from 'digest'")

/** The rows of each table of the shop, as text. */
export async function readEverything(database: NodePgDatabase): Promise<Record<string, string>> {
  const { rows: tables } = await database.execute(
    sql`select tablename as name from pg_tables where schemaname = 'shop' order by 1`,
  )
  const content: Record<string, string> = {}
  for (const { name } of tables) {
    if (typeof name !== 'string' || passingTables.includes(name)) continue
    const row = sql`to_jsonb(stored) - ${passingColumns}::text[]`
    const { rows } = await database.execute(
      sql`select coalesce(jsonb_agg(${row} order by ${row}), '[]')::text as rows from ${sql.identifier('shop')}.${sql.identifier(name)} as stored where ${isLasting}`,
    )
    content[name] = String(rows[0]?.rows)
  }
  return content
}
