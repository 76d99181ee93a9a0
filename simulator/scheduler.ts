import { and, eq, gt, min, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Clock, Clocks } from './clock/clock.ts'
import { configurationClock } from './clock/tables.ts'
import type { SimulatorDatabase } from './database/database.ts'
import type { Sender } from './notifications/sender.ts'
import { notification } from './notifications/tables.ts'
import type { Payments } from './payments/payments.ts'
import { paymentJob } from './payments/tables.ts'
import type { Retention } from './retention.ts'

/** What is due within one step of winding happens in that step. */
const stepMs = 250

/** Does what is due, and winds the clocks of configurations for all processes on one store. */
export class Scheduler {
  #timer: NodeJS.Timeout | undefined
  /** Ends when what the last interval began is done. */
  #tick: Promise<void> = Promise.resolve()
  /** The last change of each clock that is being changed here: those of one clock wait for each other. */
  readonly #turns = new Map<string, Promise<void>>()
  /** How often each clock was changed here: what was read from the store before is old. */
  readonly #changes = new Map<string, number>()

  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clocks: Clocks,
    private readonly payments: Payments,
    private readonly sender: Sender,
    private readonly retention?: Retention,
  ) {}

  /** Does in every interval what is due by then. Jobs that somebody looks at are up to date without it. */
  start(intervalMs = 5_000): void {
    this.#timer = setInterval(() => {
      this.#tick = this.tick().catch(console.error)
    }, intervalMs)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.allSettled([this.#tick, ...this.#turns.values()])
  }

  /**
   * Winds the clock of a configuration forward, step by step along what becomes due on the way: its jobs expire, its
   * payments are made and its notifications are sent in the order of time, each at its own time. Other clocks go on as
   * they do.
   */
  wind(configurationId: string, durationMs: number): Promise<void> {
    return this.inTurn(configurationId, () => this.windNow(this.clocks.of(configurationId), durationMs))
  }

  /**
   * Lets the store be changed while no clock is wound here, and takes over the clocks that it has then.
   *
   * @param configurationId of one configuration; undefined for all
   */
  async replaceClocks(configurationId: string | undefined, change: () => Promise<void>): Promise<void> {
    if (configurationId === undefined) {
      await Promise.allSettled(this.#turns.values())
      await change()
      return this.readOffsets()
    }
    await this.inTurn(configurationId, async () => {
      await change()
      this.clocks.of(configurationId).set((await this.storedOffset(configurationId)) ?? 0)
    })
  }

  /** Takes over how far each clock was wound by any process, and does what is due by then. */
  async tick(): Promise<void> {
    await this.readOffsets()
    await this.payments.expireDue()
    await this.payments.payDue()
    await this.retention?.enforce()
  }

  /** Takes over how far each clock was wound by any process. */
  async readOffsets(): Promise<void> {
    const before = new Map(this.#changes)
    const rows = await this.database.select().from(configurationClock)
    const stored = new Map(rows.map(({ configurationId, offsetMs }) => [configurationId, offsetMs]))
    const known = this.clocks.wound().map(({ configurationId }) => configurationId)
    for (const id of new Set([...known, ...stored.keys()])) {
      if (this.#turns.has(id) || this.#changes.get(id) !== before.get(id)) continue
      this.clocks.of(id).set(stored.get(id) ?? 0)
    }
  }

  private inTurn(configurationId: string, act: () => Promise<void>): Promise<void> {
    const before = this.#turns.get(configurationId) ?? Promise.resolve()
    const turn = before
      .catch(() => {})
      .then(act)
      .finally(() => {
        this.#changes.set(configurationId, (this.#changes.get(configurationId) ?? 0) + 1)
        if (this.#turns.get(configurationId) === turn) this.#turns.delete(configurationId)
      })
    this.#turns.set(configurationId, turn)
    return turn
  }

  private async windNow(clock: Clock, durationMs: number): Promise<void> {
    const { configurationId } = clock
    // Another process may have wound it since the last tick.
    const storedMs = await this.storedOffset(configurationId)
    if (storedMs !== undefined && storedMs > clock.offsetMs) clock.set(storedMs)
    const offsetMs = clock.offsetMs + durationMs
    const end = clock.now().getTime() + durationMs
    await this.doDue(configurationId)
    for (;;) {
      const next = await this.nextDue(clock)
      if (!next || next.getTime() + stepMs > end) break
      clock.wind(next.getTime() + stepMs - clock.now().getTime())
      await this.doDue(configurationId)
    }
    clock.wind(offsetMs - clock.offsetMs)
    await this.database
      .insert(configurationClock)
      .values({ configurationId, offsetMs })
      .onConflictDoUpdate({
        target: configurationClock.configurationId,
        set: { offsetMs: sql`greatest(${configurationClock.offsetMs}, ${offsetMs})` },
      })
    await this.doDue(configurationId)
  }

  private async storedOffset(configurationId: string): Promise<number | undefined> {
    const [row] = await this.database
      .select({ offsetMs: configurationClock.offsetMs })
      .from(configurationClock)
      .where(eq(configurationClock.configurationId, configurationId))
    return row?.offsetMs
  }

  private async doDue(configurationId: string): Promise<void> {
    await this.payments.expireDue(configurationId)
    await this.payments.payDue(configurationId)
    await this.sender.sendDue(configurationId)
  }

  /** The earliest moment after now at which something is to happen to what is of this clock's configuration. */
  private async nextDue(clock: Clock): Promise<Date | undefined> {
    const now = clock.now()
    const first = async (table: PgTable, owner: PgColumn, at: PgColumn, which?: SQL) => {
      const [found] = await this.database
        .select({ at: min(at) })
        .from(table)
        .where(and(eq(owner, clock.configurationId), gt(at, now), which))
      return found?.at
    }
    const { configurationId } = paymentJob
    const moments = await Promise.all([
      first(notification, notification.configurationId, notification.nextAttemptAt),
      first(paymentJob, configurationId, paymentJob.expiresAt, eq(paymentJob.status, 'Pending')),
      first(paymentJob, configurationId, paymentJob.laterPaymentAt),
    ])
    return moments.filter((at) => at instanceof Date).sort((one, other) => one.getTime() - other.getTime())[0]
  }
}
