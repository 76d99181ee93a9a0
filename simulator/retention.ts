import { and, inArray, lt } from 'drizzle-orm'
import { activityEntry } from './activity/tables.ts'
import type { Clocks } from './clock/clock.ts'
import type { SimulatorDatabase } from './database/database.ts'
import { whatFailed } from './database/database-error.ts'
import { dayMs } from './durations.ts'
import { dataTables, isOf } from './owned-tables.ts'
import { paymentJob } from './payments/tables.ts'

const intervalMs = 10 * 60_000

/**
 * Deletes payment jobs, and what belongs to them, once they are older than their lifetime: each by the clock of its
 * configuration, which is never behind the real one.
 */
export class Retention {
  #lastRunMs = Number.NEGATIVE_INFINITY

  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clocks: Clocks,
    private readonly lifetimeDays: number,
    private readonly realNow = () => new Date(),
  ) {}

  /** Does so when the last time is ten real minutes ago. Never throws. */
  async enforce(): Promise<void> {
    const now = this.realNow()
    const nowMs = now.getTime()
    if (nowMs - this.#lastRunMs < intervalMs) return
    this.#lastRunMs = nowMs
    try {
      const before = (moment: Date) => new Date(moment.getTime() - this.lifetimeDays * dayMs)
      await removeOlderThan(this.database, before(now))
      for (const clock of this.clocks.wound()) {
        await removeOlderThan(this.database, before(clock.now()), clock.configurationId)
      }
    } catch (error) {
      console.error('Old payment jobs could not be deleted; it is tried again.', whatFailed(error))
    }
  }
}

/**
 * Removes what was stored before a moment, and what belongs to such payment jobs.
 *
 * @param configurationId only of this configuration
 */
async function removeOlderThan(
  database: SimulatorDatabase,
  moment: Date,
  configurationId?: string,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const jobs = transaction
      .select({ reference: paymentJob.reference })
      .from(paymentJob)
      .where(and(lt(paymentJob.createdAt, moment), isOf(paymentJob.configurationId, configurationId)))
    await transaction.delete(activityEntry).where(inArray(activityEntry.paymentJobReference, jobs))
    for (const { table, age } of dataTables) {
      if (age === undefined) continue
      const isOld = 'since' in age ? lt(age.since, moment) : inArray(age.ofJob, jobs)
      await transaction.delete(table).where(and(isOld, isOf(table.configurationId, configurationId)))
    }
  })
}
