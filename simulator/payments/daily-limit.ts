import type { SimulatorDatabase } from '../database/database.ts'
import { allow, uncount } from '../rate-limit/rate-limit.ts'

const windowSeconds = 24 * 3_600

/**
 * Limits how much callers store within 24 hours, however many processes they call. They are 24 hours of real time, as
 * in every limit of strangers: a clock that is wound would end the others' windows, too.
 */
export class DailyLimit {
  constructor(
    private readonly database: SimulatorDatabase,
    /** How many of each kind one configuration, or one payment job, may have. */
    readonly perDay: { 'payment job': number; card: number; 'rejected signature': number; change: number },
    private readonly realNow = () => new Date(),
  ) {}

  /**
   * Counts one more.
   *
   * @param owner the configuration or payment job to which it belongs, by its reference
   * @returns false when there were as many as there may be
   */
  async allow(kind: keyof DailyLimit['perDay'], owner: string): Promise<boolean> {
    const allowance = await allow(this.database, nameOf(kind, owner), this.#limitOf(kind), this.realNow())
    return allowance.isAllowed
  }

  /** Takes one back that was counted just now, and of which nothing was stored. */
  async uncount(kind: keyof DailyLimit['perDay'], owner: string): Promise<void> {
    await uncount(this.database, nameOf(kind, owner), this.#limitOf(kind), this.realNow())
  }

  #limitOf(kind: keyof DailyLimit['perDay']) {
    return { limit: this.perDay[kind], windowSeconds }
  }
}

const nameOf = (kind: keyof DailyLimit['perDay'], owner: string) => `${kind} of ${owner}`
