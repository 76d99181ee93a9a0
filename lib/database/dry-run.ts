import 'server-only'
import type { Database, Transaction } from './database'

/** Ends a transaction with what it would have come to. */
class RolledBack<Result> extends Error {
  constructor(readonly result: Result) {
    super('Rolled back')
  }
}

/** What work on the database would come to: it is done in a transaction, of which nothing stays. @throws what `work` throws */
export async function dryRun<Result>(
  database: Database,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await database.transaction(async (transaction) => {
      throw new RolledBack(await work(transaction))
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.result
    throw error
  }
}
