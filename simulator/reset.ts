import { eq, inArray } from 'drizzle-orm'
import { activityEntry } from './activity/tables.ts'
import type { SimulatorDatabase } from './database/database.ts'
import { notification } from './notifications/tables.ts'
import { configuration, customer, paymentJob, rejectedSignature, storedCard } from './payments/tables.ts'
import { paymentLink } from './portal/payment-links/tables.ts'

/**
 * Removes everything that was kept, or everything of one configuration, which stays itself with its API keys and has
 * its settings as new.
 */
export async function resetStore(database: SimulatorDatabase, configurationId?: string): Promise<void> {
  await database.transaction(async (transaction) => {
    const jobs = transaction
      .select({ reference: paymentJob.reference })
      .from(paymentJob)
      .where(configurationId === undefined ? undefined : eq(paymentJob.configurationId, configurationId))
    await transaction.delete(activityEntry).where(inArray(activityEntry.paymentJobReference, jobs))
    for (const table of [notification, paymentLink, paymentJob, customer, storedCard, rejectedSignature]) {
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
          faults: [],
          wrongHashes: 0,
          locked: false,
        })
        .where(eq(configuration.configurationId, configurationId))
    }
  })
}
