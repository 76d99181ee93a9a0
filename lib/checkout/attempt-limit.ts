import 'server-only'
import { clientNetwork } from '@/lib/client-address'
import type { Database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import type { Placement } from '@/lib/orders/placement'
import { allow, type RateLimit, uncount } from '@/lib/rate-limit/rate-limit'

/** More than shoppers need who correct something and try other cards, and too few to test stolen cards. */
const perCart = { limit: 10, windowSeconds: 600 }
/** Several shoppers can share an address: a household, an office. */
const perAddress = { limit: 30, windowSeconds: 600 }

/**
 * Makes an attempt to pay, unless there were too many in the last ten minutes: by cart, and by the client's address where
 * the configuration says how that is known. One to which the gateway did not respond is not counted: it tests no card,
 * and shoppers press again.
 *
 * @param requestHeaders of the request that asks for the payment
 * @returns what came of it; 'too-many' when it was not made
 */
export async function limitAttempts(
  database: Database,
  cartId: string,
  requestHeaders: Headers,
  attempt: () => Promise<Placement>,
): Promise<Placement | 'too-many'> {
  const now = new Date()
  const network = clientNetwork(requestHeaders, environment().clientAddressHeader)
  const counts: [string, RateLimit][] = [[`checkout of cart ${cartId}`, perCart]]
  if (network) counts.unshift([`checkout from ${network}`, perAddress])
  for (const [name, limit] of counts) {
    if (!(await allow(database, name, limit, now)).isAllowed) return 'too-many'
  }
  const placement = await attempt()
  if (placement.outcome === 'unavailable') {
    for (const [name, limit] of counts) await uncount(database, name, limit, now)
  }
  return placement
}
