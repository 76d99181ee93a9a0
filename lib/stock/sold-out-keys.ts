import 'server-only'
import type { Database } from '@/lib/database/database'
import { availability, listLimitedItems } from './stock'

/** The stock keys of the limited items of which none is left. */
export async function soldOutKeys(database: Database): Promise<Set<string>> {
  const left = await availability(database, await listLimitedItems())
  return new Set([...left].filter(([, available]) => available === 0).map(([key]) => key))
}
