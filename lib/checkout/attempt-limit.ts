import 'server-only'
import { clientNetwork } from '@/lib/client-address'
import type { Database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { allow } from '@/lib/rate-limit/rate-limit'

/** More than shoppers need who correct something and try other cards, and too few to test stolen cards. */
const perCart = { limit: 10, windowSeconds: 600 }
/** Several shoppers can share an address: a household, an office. */
const perAddress = { limit: 30, windowSeconds: 600 }

/**
 * Counts an attempt to pay, by cart and by the client's address where the configuration says how that is known.
 *
 * @param requestHeaders of the request that asks for the payment
 * @returns false when there were too many in the last ten minutes
 */
export async function allowAttempt(
  database: Database,
  cartId: string,
  requestHeaders: Headers,
): Promise<boolean> {
  const network = clientNetwork(requestHeaders, environment().clientAddressHeader)
  if (network) {
    const { isAllowed } = await allow(database, `checkout from ${network}`, perAddress)
    if (!isAllowed) return false
  }
  return (await allow(database, `checkout of cart ${cartId}`, perCart)).isAllowed
}
