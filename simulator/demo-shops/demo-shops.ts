import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Clocks } from '../clock/clock.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import { dayMs } from '../durations.ts'
import { newCode } from '../web/short-code.ts'
import { demoShop } from './tables.ts'

export type DemoShop = typeof demoShop.$inferSelect

/** So many payments one link may start. */
export const maxPayments = 100

/** The demo shops, each of one payment page. Each ends by itself. */
export class DemoShops {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clocks: Clocks,
  ) {}

  /** The one of a page, until it ends. */
  async find(configurationId: string, pageReference: string): Promise<DemoShop | undefined> {
    const [found] = await this.database
      .select()
      .from(demoShop)
      .where(
        and(
          eq(demoShop.configurationId, configurationId),
          eq(demoShop.pageReference, pageReference),
          gt(demoShop.expiresAt, this.clocks.of(configurationId).now()),
        ),
      )
    return found
  }

  /** @param code from its link */
  async findByCode(code: string): Promise<DemoShop | undefined> {
    const [found] = await this.database.select().from(demoShop).where(eq(demoShop.code, code))
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
      .insert(demoShop)
      .values({ ...values, configurationId, pageReference })
      .onConflictDoUpdate({ target: demoShop.pageReference, set: values })
  }

  async end(configurationId: string, pageReference: string): Promise<void> {
    await this.database
      .delete(demoShop)
      .where(and(eq(demoShop.configurationId, configurationId), eq(demoShop.pageReference, pageReference)))
  }

  /** Counts one more payment. @returns which one it is; undefined where the link has started as many as it may */
  async countPayment(code: string): Promise<number | undefined> {
    const [counted] = await this.database
      .update(demoShop)
      .set({ payments: sql`${demoShop.payments} + 1` })
      .where(and(eq(demoShop.code, code), lt(demoShop.payments, maxPayments)))
      .returning({ payments: demoShop.payments })
    return counted?.payments
  }
}
