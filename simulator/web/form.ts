import type { Context } from 'hono'
import { storable } from '../database/storable-text.ts'

/**
 * The text fields of a posted form, without what PostgreSQL cannot store. A field that is missing, repeated or a
 * file is simply not there, and a body that is no form has no fields.
 */
export async function readForm(c: Context): Promise<Record<string, string | undefined>> {
  const body = await c.req.parseBody({ all: true }).catch(() => ({}))
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, text]) =>
      typeof text === 'string' ? [[storable(name), storable(text)]] : [],
    ),
  )
}
