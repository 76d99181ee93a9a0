import { eq, inArray, like, lt } from 'drizzle-orm'
import { activityEntry } from './activity/tables.ts'
import type { SimulatorDatabase } from './database/database.ts'
import { notification } from './notifications/tables.ts'
import { configuration, customer, paymentJob, rejectedSignature, storedCard } from './payments/tables.ts'
import { paymentLink } from './portal/payment-links/tables.ts'
import { rateLimit } from './rate-limit/tables.ts'

/** Removes the payment jobs, customers, cards and rejected signatures that were stored before a moment. */
export async function removeOlderThan(database: SimulatorDatabase, moment: Date): Promise<void> {
  await database.transaction(async (transaction) => {
    const jobs = transaction
      .select({ reference: paymentJob.reference })
      .from(paymentJob)
      .where(lt(paymentJob.createdAt, moment))
    for (const table of [activityEntry, notification, paymentLink]) {
      await transaction.delete(table).where(inArray(table.paymentJobReference, jobs))
    }
    for (const table of [paymentJob, customer, storedCard]) {
      await transaction.delete(table).where(lt(table.createdAt, moment))
    }
    await transaction.delete(rejectedSignature).where(lt(rejectedSignature.at, moment))
  })
}

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
    const counted =
      configurationId === undefined ? undefined : like(rateLimit.name, `% of ${configurationId}`)
    await transaction.delete(rateLimit).where(counted)
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
