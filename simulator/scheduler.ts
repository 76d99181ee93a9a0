import { and, eq, gt, min, sql } from 'drizzle-orm'
import type { Clock } from './clock/clock.ts'
import { clockOffset } from './clock/tables.ts'
import type { SimulatorDatabase } from './database/database.ts'
import type { Sender } from './notifications/sender.ts'
import { notification } from './notifications/tables.ts'
import type { Payments } from './payments/payments.ts'
import { paymentJob } from './payments/tables.ts'
import type { Retention } from './retention.ts'

/** What is due within one step of winding happens in that step. */
const stepMs = 250

/** Does what is due, and winds the clock for all processes on one store. */
export class Scheduler {
  #timer: NodeJS.Timeout | undefined
  #winding: Promise<void> = Promise.resolve()
  #isWinding = false

  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clock: Clock,
    private readonly payments: Payments,
    private readonly sender: Sender,
    private readonly retention?: Retention,
  ) {}

  /** Does in every interval what is due by then. Jobs that somebody looks at are up to date without it. */
  start(intervalMs = 5_000): void {
    this.#timer = setInterval(() => void this.tick().catch(console.error), intervalMs)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#winding.catch(() => {})
  }

  /**
   * Winds the clock forward, step by step along what becomes due on the way: jobs expire, payments are made and
   * notifications are sent in the order of time, each at its own time.
   */
  wind(durationMs: number): Promise<void> {
    this.#winding = this.#winding.catch(() => {}).then(() => this.windNow(durationMs))
    return this.#winding
  }

  /** Brings the clock back to the real time. */
  async reset(): Promise<void> {
    await this.#winding.catch(() => {})
    await this.database.delete(clockOffset)
    this.clock.set(0)
  }

  private async windNow(durationMs: number): Promise<void> {
    this.#isWinding = true
    try {
      const offsetMs = this.clock.offsetMs + durationMs
      const end = this.clock.now().getTime() + durationMs
      await this.doDue()
      for (;;) {
        const next = await this.nextDue()
        if (!next || next.getTime() + stepMs > end) break
        this.clock.wind(next.getTime() + stepMs - this.clock.now().getTime())
        await this.doDue()
      }
      this.clock.wind(offsetMs - this.clock.offsetMs)
      await this.database
        .insert(clockOffset)
        .values({ id: 1, milliseconds: offsetMs })
        .onConflictDoUpdate({
          target: clockOffset.id,
          set: { milliseconds: sql`greatest(${clockOffset.milliseconds}, ${offsetMs})` },
        })
      await this.doDue()
    } finally {
      this.#isWinding = false
    }
  }

  /** Reads how far the clock was wound, and does what is due by then. */
  async tick(): Promise<void> {
    if (this.#isWinding) return
    await this.readOffset()
    await this.payments.expireDue()
    await this.payments.payDue()
    await this.retention?.enforce()
  }

  /** Reads how far the clock was wound, by any process. */
  async readOffset(): Promise<void> {
    const [row] = await this.database.select().from(clockOffset)
    if (!this.#isWinding) this.clock.set(row?.milliseconds ?? 0)
  }

  private async doDue(): Promise<void> {
    await this.payments.expireDue()
    await this.payments.payDue()
    await this.sender.sendDue()
  }

  /** The earliest moment after now at which something is to happen. */
  private async nextDue(): Promise<Date | undefined> {
    const now = this.clock.now()
    const [[sending], [expiry], [payment]] = await Promise.all([
      this.database
        .select({ at: min(notification.nextAttemptAt) })
        .from(notification)
        .where(gt(notification.nextAttemptAt, now)),
      this.database
        .select({ at: min(paymentJob.expiresAt) })
        .from(paymentJob)
        .where(and(eq(paymentJob.status, 'Pending'), gt(paymentJob.expiresAt, now))),
      this.database
        .select({ at: min(paymentJob.laterPaymentAt) })
        .from(paymentJob)
        .where(gt(paymentJob.laterPaymentAt, now)),
    ])
    const moments = [sending?.at, expiry?.at, payment?.at].filter((at) => at instanceof Date)
    return moments.sort((one, other) => one.getTime() - other.getTime())[0]
  }
}
