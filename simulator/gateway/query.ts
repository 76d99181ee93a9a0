import type { Context } from 'hono'

/** A value of the query, whose names are read in any case. */
export function queryValue(c: Context, name: string): string | undefined {
  const found = Object.entries(c.req.query()).find(([key]) => key.toLowerCase() === name.toLowerCase())
  return found?.[1]
}
