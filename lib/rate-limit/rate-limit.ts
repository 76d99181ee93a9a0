import 'server-only'
import { limitsIn, type RateLimit } from 'cashflows-postgres/rate-limit'
import { clientNetwork } from '@/lib/client-address'
import type { Database } from '@/lib/database/database'
import { rateLimits } from './tables'

export const { allow, uncount } = limitsIn(rateLimits)

/** The name of what is counted, and how often it may be done. */
export type Count = readonly [name: string, limit: RateLimit]

/**
 * Counts one more of each, in this sequence, up to the first whose limit is reached.
 *
 * @returns whether none is
 */
export async function allowAll(
  database: Database,
  counts: readonly Count[],
  now = new Date(),
): Promise<boolean> {
  for (const [name, limit] of counts) {
    if (!(await allow(database, name, limit, now)).isAllowed) return false
  }
  return true
}

/** What counts something by the client's address: nothing where the configuration does not say how that is known. */
export function countOfClient(what: string, requestHeaders: Headers, limit: RateLimit): Count[] {
  const network = clientNetwork(requestHeaders)
  return network === undefined ? [] : [[`${what} from ${network}`, limit]]
}
