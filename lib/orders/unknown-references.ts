import 'server-only'
import type { Database } from '@/lib/database/database'
import { allow } from '@/lib/rate-limit/rate-limit'

/** For the whole deployment, whoever sends how many. */
const limit = { limit: 60, windowSeconds: 60 }

/** The gateway has been asked about too many payment jobs that the shop does not know, and is not asked about another. */
export class TooManyUnknownReferences extends Error {
  override name = 'TooManyUnknownReferences'

  constructor(readonly retryAfterSeconds: number) {
    super('The gateway was asked too often about payment jobs that are not stored')
  }
}

/**
 * To be called before the gateway is asked about a payment job that no order is stored with: anybody can invent one, and
 * few are real, such as one whose creation the gateway has not answered.
 *
 * @throws TooManyUnknownReferences when that was done too often in the last minute
 */
export async function countUnknownReference(database: Database): Promise<void> {
  const allowance = await allow(database, 'unknown-payment-job', limit)
  if (!allowance.isAllowed) throw new TooManyUnknownReferences(allowance.retryAfterSeconds)
}
