import 'server-only'
import type { Database } from '@/lib/database/database'
import { allowAll, countOfClient } from '@/lib/rate-limit/rate-limit'

/** More than a shopper mistypes, and too few to find a code by trying. */
const perCart = { limit: 15, windowSeconds: 600 }
/** Several shoppers can share an address: a household, an office. */
const perAddress = { limit: 60, windowSeconds: 600 }

/**
 * Counts that a discount code is entered: by cart, and by the client's address where the configuration says how that is
 * known. Right codes count, too: otherwise who has been stopped would still learn which code is right.
 *
 * @returns whether the code may be looked up
 */
export async function allowEntry(
  database: Database,
  cartId: string,
  requestHeaders: Headers,
): Promise<boolean> {
  return allowAll(database, [
    [`discount code of cart ${cartId}`, perCart],
    ...countOfClient('discount code', requestHeaders, perAddress),
  ])
}
