import type { Clock } from './clock/clock.ts'
import type { SimulatorDatabase } from './database/database.ts'
import { whatFailed } from './database/database-error.ts'
import { removeOlderThan } from './reset.ts'

const intervalMs = 10 * 60_000
const dayMs = 24 * 60 * 60_000

/** Deletes payment jobs, and what belongs to them, once they are older than their lifetime. */
export class Retention {
  #lastRunMs = Number.NEGATIVE_INFINITY

  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clock: Clock,
    private readonly lifetimeDays: number,
  ) {}

  /** Does so when the last time is ten minutes ago. Never throws. */
  async enforce(): Promise<void> {
    const nowMs = this.clock.now().getTime()
    if (nowMs - this.#lastRunMs < intervalMs) return
    this.#lastRunMs = nowMs
    try {
      await removeOlderThan(this.database, new Date(nowMs - this.lifetimeDays * dayMs))
    } catch (error) {
      console.error('Old payment jobs could not be deleted; it is tried again.', whatFailed(error))
    }
  }
}
