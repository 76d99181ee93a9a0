import type { SimulatorDatabase } from '../database/database.ts'
import { allow } from '../rate-limit/rate-limit.ts'

const windowMs = 24 * 60 * 60_000

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
  allow(kind: keyof DailyLimit['perDay'], owner: string): Promise<boolean> {
    const limit = this.perDay[kind]
    return allow(this.database, `${kind} of ${owner}`, { limit, windowMs }, this.realNow())
  }
}
