import { eq, inArray, like } from 'drizzle-orm'
import { activityEntry } from './activity/tables.ts'
import type { SimulatorDatabase, SimulatorTransaction } from './database/database.ts'
import { dataTables, isOf } from './owned-tables.ts'
import type { Configurations } from './payments/configurations.ts'
import { configuration, paymentJob } from './payments/tables.ts'
import { rateLimit } from './rate-limit/tables.ts'

/** What keeps something of the store in memory. */
interface Resettable {
  database: SimulatorDatabase
  configurations: Pick<Configurations, 'clearCache'>
  /** Lets clocks be replaced while none of them is wound. */
  scheduler: {
    replaceClocks(configurationId: string | undefined, change: () => Promise<void>): Promise<void>
  }
}

/**
 * Removes everything that was kept, or everything of one configuration, and returns its clock to the real time; see
 * {@link resetStore}.
 */
export async function reset(of: Resettable, configurationId?: string): Promise<void> {
  await of.scheduler.replaceClocks(configurationId, () => resetStore(of.database, configurationId))
  of.configurations.clearCache()
}

/**
 * Removes everything that was kept, or everything of one configuration, which stays itself with its API keys and has
 * its settings as new.
 */
export async function resetStore(database: SimulatorDatabase, configurationId?: string): Promise<void> {
  await database.transaction(async (transaction) => {
    await removeData(transaction, configurationId)
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

/** Removes what tests leave of one configuration, or of all. */
export async function removeData(
  transaction: SimulatorTransaction,
  configurationId: string | undefined,
): Promise<void> {
  const jobs = transaction
    .select({ reference: paymentJob.reference })
    .from(paymentJob)
    .where(isOf(paymentJob.configurationId, configurationId))
  await transaction.delete(activityEntry).where(inArray(activityEntry.paymentJobReference, jobs))
  for (const { table } of dataTables) {
    await transaction.delete(table).where(isOf(table.configurationId, configurationId))
  }
}
