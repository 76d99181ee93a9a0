import { and, count, eq, gt } from 'drizzle-orm'
import type { Clock } from '../clock/clock.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import { paymentJob, storedCard } from './tables.ts'

const dayMs = 24 * 60 * 60_000

const tables = { 'payment job': paymentJob, card: storedCard } as const

/** Limits how much the callers of a configuration store within 24 hours, however many processes they call. */
export class DailyLimit {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clock: Clock,
    readonly perDay: number,
  ) {}

  async isReached(kind: keyof typeof tables, configurationId: string): Promise<boolean> {
    const table = tables[kind]
    const since = new Date(this.clock.now().getTime() - dayMs)
    const newest = this.database
      .select({ createdAt: table.createdAt })
      .from(table)
      .where(and(eq(table.configurationId, configurationId), gt(table.createdAt, since)))
      .limit(this.perDay)
      .as('newest')
    const [row] = await this.database.select({ rows: count() }).from(newest)
    return (row?.rows ?? 0) >= this.perDay
  }
}
