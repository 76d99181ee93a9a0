import 'server-only'
import type { Database } from '@/lib/database/database'
import { log } from '@/lib/log'
import { allowAll, countOfClient, uncount } from '@/lib/rate-limit/rate-limit'
import type { Placement } from './placement'

/** More than shoppers need who correct something and try other cards, and too few to test stolen cards. */
const perCart = { limit: 10, windowSeconds: 600 }
/** Several shoppers can share an address: a household, an office. */
const perAddress = { limit: 30, windowSeconds: 600 }

/**
 * Makes an attempt to pay, unless there were too many in the last ten minutes: by cart, and by the client's address where
 * the configuration says how that is known. One that got no payment page, since the gateway could not be asked,
 * is not counted: it tests no card, and shoppers press again.
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
  // First by cart: one impatient shopper does not use up what others at the address have.
  const counts = [
    [`checkout of cart ${cartId}`, perCart] as const,
    ...countOfClient('checkout', requestHeaders, perAddress),
  ]
  if (!(await allowAll(database, counts, now))) return 'too-many'
  const placement = await attempt()
  if (placement.outcome === 'unavailable') {
    await Promise.all(counts.map(([name, limit]) => uncount(database, name, limit, now))).catch(
      reportUncounted,
    )
  }
  return placement
}

/** What came of the attempt counts more than its number. */
const reportUncounted = (error: unknown) =>
  log.error({ err: error }, 'An attempt to pay is counted though it failed.')
