import { eq } from 'drizzle-orm'
import { configuration, customer, notification, paymentJob, refusedSignature, storedCard } from './schema'
import type { SimulatorDatabase } from './store'

/**
 * Removes everything that was kept, or everything of one configuration, which stays itself with its API key and has
 * its settings as new.
 */
export async function resetStore(database: SimulatorDatabase, configurationId?: string): Promise<void> {
  await database.transaction(async (transaction) => {
    for (const table of [notification, paymentJob, customer, storedCard, refusedSignature]) {
      await transaction
        .delete(table)
        .where(configurationId === undefined ? undefined : eq(table.configurationId, configurationId))
    }
    if (configurationId === undefined) await transaction.delete(configuration)
    else {
      await transaction
        .update(configuration)
        .set({
          settings: {},
          troubles: [],
          wrongHashes: 0,
          locked: false,
          nextApiKey: null,
          formerApiKey: null,
        })
        .where(eq(configuration.configurationId, configurationId))
    }
  })
}
