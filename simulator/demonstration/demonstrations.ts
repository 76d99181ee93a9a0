import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Clocks } from '../clock/clock.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import { dayMs } from '../durations.ts'
import { newCode } from '../web/short-code.ts'
import { demonstration } from './tables.ts'

export type Demonstration = typeof demonstration.$inferSelect

/** So many payments one link may start. */
export const maxPayments = 100

/** The demonstrations of payment pages. Each ends by itself. */
export class Demonstrations {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clocks: Clocks,
  ) {}

  /** The one of a page, until it ends. */
  async find(configurationId: string, pageReference: string): Promise<Demonstration | undefined> {
    const [found] = await this.database
      .select()
      .from(demonstration)
      .where(
        and(
          eq(demonstration.configurationId, configurationId),
          eq(demonstration.pageReference, pageReference),
          gt(demonstration.expiresAt, this.clocks.of(configurationId).now()),
        ),
      )
    return found
  }

  /** @param code from its link */
  async findByCode(code: string): Promise<Demonstration | undefined> {
    const [found] = await this.database.select().from(demonstration).where(eq(demonstration.code, code))
    return found && found.expiresAt > this.clocks.of(found.configurationId).now() ? found : undefined
  }

  /** A new link; one that the page had before ends. */
  async start(configurationId: string, pageReference: string, lifetimeDays: number): Promise<void> {
    const values = {
      code: newCode(),
      expiresAt: new Date(this.clocks.of(configurationId).now().getTime() + lifetimeDays * dayMs),
      payments: 0,
    }
    await this.database
      .insert(demonstration)
      .values({ ...values, configurationId, pageReference })
      .onConflictDoUpdate({ target: demonstration.pageReference, set: values })
  }

  async end(configurationId: string, pageReference: string): Promise<void> {
    await this.database
      .delete(demonstration)
      .where(
        and(
          eq(demonstration.configurationId, configurationId),
          eq(demonstration.pageReference, pageReference),
        ),
      )
  }

  /** Counts one more payment. @returns which one it is; undefined where the link has started as many as it may */
  async countPayment(code: string): Promise<number | undefined> {
    const [counted] = await this.database
      .update(demonstration)
      .set({ payments: sql`${demonstration.payments} + 1` })
      .where(and(eq(demonstration.code, code), lt(demonstration.payments, maxPayments)))
      .returning({ payments: demonstration.payments })
    return counted?.payments
  }
}
