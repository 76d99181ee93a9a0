import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { assumptions } from '../assumptions.ts'
import type { Clocks } from '../clock/clock.ts'
import { dueKeys } from '../clock/due.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import { whatFailed } from '../database/database-error.ts'
import type { Destinations } from '../destinations/destinations.ts'
import { notificationFault } from '../faults/scenarios.ts'
import type { Configurations } from '../payments/configurations.ts'
import { type ConfigurationSettings, defaultSettings } from '../payments/settings.ts'
import { type DeliveryResponse, deliveryResult, type References } from './acknowledgement.ts'
import type { Notification } from './notifications.ts'
import { type Deliver, post } from './post.ts'
import { nextAttempt } from './retry-schedule.ts'
import { forwardedFor } from './source-address.ts'
import { notification, notificationAttempt } from './tables.ts'

const { timeoutMs } = assumptions.notifications
/** Longer than an attempt can take: when a process dies while sending, another takes over after this time. */
const claimMs = timeoutMs + 15_000
/** Of one configuration: a merchant who responds slowly must not delay the others, nor use up all connections. */
const maxConcurrent = 50

/** A notification that was sent as a test, and what came of it. */
export interface TestNotification {
  requestBody: string
  response: DeliveryResponse
  durationMs: number
  acknowledged: boolean
  /** In words that a merchant can act on. */
  result: string
}

/** Sends what waits in the outbox until it is acknowledged. */
export class Sender {
  /** What is being sent, and to which configuration it belongs. */
  readonly #underWay = new Map<Promise<void>, string>()
  /** Ends when the last claim is made, and what it claimed is under way. */
  #claiming: Promise<unknown> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined
  readonly #stopping = new AbortController()

  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clocks: Clocks,
    private readonly configurations: Configurations,
    private readonly destinations: Destinations,
    private readonly deliver: Deliver = () => undefined,
  ) {}

  /** Looks for due notifications now and in every interval. */
  start(intervalMs = 1_000): void {
    this.#timer = setInterval(() => void this.sendDue(), intervalMs)
    this.#timer.unref()
    void this.sendDue()
  }

  /** Cuts off what is under way, which stays due: the next start sends it again. Nothing is sent afterwards. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#stopping.abort()
    await this.#claiming
    await Promise.all(this.#underWay.keys())
  }

  /**
   * Sends everything that is due now; resolves when each attempt is recorded. Never throws.
   *
   * @param configurationId only what is of this configuration, without waiting for what is of others
   */
  async sendDue(configurationId?: string): Promise<void> {
    try {
      const owners = configurationId === undefined ? await this.ownersOfDue() : [configurationId]
      await Promise.all(owners.map((owner) => this.sendDueOf(owner)))
    } catch (error) {
      console.error('Notifications could not be sent; they stay in the outbox.', whatFailed(error))
    }
  }

  private async sendDueOf(configurationId: string): Promise<void> {
    const underWay = () =>
      [...this.#underWay].flatMap(([sending, owner]) => (owner === configurationId ? [sending] : []))
    while (!this.#stopping.signal.aborted) {
      const sending = underWay()
      if (sending.length >= maxConcurrent) await Promise.race(sending)
      else if ((await this.beginDue(maxConcurrent - sending.length, configurationId)) === 0) break
    }
    await Promise.all(underWay())
  }

  /** The configurations of which something is due or under way. */
  private async ownersOfDue(): Promise<string[]> {
    const due = dueKeys(this.database, this.clocks, {
      ...unclaimed(new Date()),
      key: notification.configurationId,
      configurationId: undefined,
      limit: Number.MAX_SAFE_INTEGER,
    })
    const rows = await this.database
      .selectDistinct({ owner: notification.configurationId })
      .from(notification)
      .where(sql`${notification.configurationId} in (${due})`)
    return [...new Set([...rows.map(({ owner }) => owner), ...this.#underWay.values()])]
  }

  /**
   * Sends one notification that is not kept and not repeated, to find out what becomes of it.
   *
   * @param about the references that it names
   */
  async sendTest(
    url: string,
    about: References,
    settings: Pick<ConfigurationSettings, 'notificationsInPascalCase' | 'sourceAddress'>,
  ): Promise<TestNotification> {
    const requestBody = bodyOf(about, settings.notificationsInPascalCase)
    const started = performance.now()
    const from = forwardedFor(settings.sourceAddress, 0)
    const response = await this.post(url, requestBody, from)
    return {
      requestBody,
      response,
      durationMs: Math.round(performance.now() - started),
      ...deliveryResult(response, about),
    }
  }

  /** Begins to send, after whoever is about to: what another caller has claimed is under way. @returns how many */
  private beginDue(limit: number, configurationId: string): Promise<number> {
    const begun = this.#claiming.then(async () => {
      const due = await this.claimDue(limit, configurationId)
      for (const row of due) this.track(row)
      return due.length
    })
    this.#claiming = begun.catch(() => {})
    return begun
  }

  private track(row: Notification): void {
    const tracked = this.send(row)
      .catch((error) =>
        console.error('A notification could not be sent; it stays in the outbox.', whatFailed(error)),
      )
      .finally(() => this.#underWay.delete(tracked))
    this.#underWay.set(tracked, row.configurationId)
  }

  /** Marks due notifications as this process's own. Rows that another process is claiming are passed over. */
  private claimDue(limit: number, configurationId: string): Promise<Notification[]> {
    const realNow = new Date()
    const due = dueKeys(this.database, this.clocks, {
      ...unclaimed(realNow),
      key: notification.id,
      isLocked: true,
      configurationId,
      limit,
    })
    return this.database
      .update(notification)
      .set({ claimedUntil: new Date(realNow.getTime() + claimMs) })
      .where(sql`${notification.id} in (${due})`)
      .returning()
  }

  private post(url: string, body: string, headers: Record<string, string>): Promise<DeliveryResponse> {
    return post(url, body, headers, this.destinations, this.deliver, this.#stopping.signal)
  }

  /** What was cut off counts as no attempt, and is due as before. */
  private async release({ id }: Notification): Promise<void> {
    await this.database.update(notification).set({ claimedUntil: null }).where(eq(notification.id, id))
  }

  private async send(row: Notification): Promise<void> {
    const configuration = await this.configurations.find(row.configurationId)
    const settings = configuration?.settings ?? defaultSettings
    const requestBody = bodyOf(
      row,
      settings.notificationsInPascalCase || notificationFault(row.fault).inPascalCase === true,
    )
    const at = this.clocks.of(row.configurationId).now()
    const started = performance.now()
    const from = forwardedFor(settings.sourceAddress, row.id)
    const response = await this.post(row.url, requestBody, from)
    if ('failure' in response && this.#stopping.signal.aborted) return this.release(row)
    const durationMs = Math.round(performance.now() - started)
    const { acknowledged, result } = deliveryResult(response, row)
    const next = acknowledged ? null : nextAttempt(row.createdAt, at)
    const outcome = acknowledged ? 'acknowledged' : next ? 'waiting' : 'given up'

    await this.database.transaction(async (transaction) => {
      const [counted] = await transaction
        .update(notification)
        .set({ attempts: sql`${notification.attempts} + 1`, claimedUntil: null })
        .where(eq(notification.id, row.id))
        .returning({ id: notification.id })
      // A reset may have removed it while it was under way.
      if (!counted) return
      await transaction.insert(notificationAttempt).values({
        notificationId: row.id,
        at,
        requestBody,
        responseStatus: 'status' in response ? response.status : null,
        responseBody: 'body' in response ? response.body : null,
        durationMs,
        acknowledged,
        result,
      })
      // A later change of status may have superseded it meanwhile; then it stays as it is.
      await transaction
        .update(notification)
        .set({ state: outcome, nextAttemptAt: next })
        .where(and(eq(notification.id, row.id), eq(notification.state, 'waiting')))
    })
  }
}

/** Notifications that no process is sending. */
const unclaimed = (realNow: Date) => ({
  table: notification,
  owner: notification.configurationId,
  at: notification.nextAttemptAt,
  which: or(isNull(notification.claimedUntil), lte(notification.claimedUntil, realNow)),
})

function bodyOf({ paymentJobReference, paymentReference }: References, inPascalCase: boolean): string {
  const members = { notifyType: 'PaymentStatusChange', paymentJobReference, paymentReference }
  if (!inPascalCase) return JSON.stringify(members)
  const pascalCase = Object.entries(members).map(([name, value]) => [capitalised(name), value])
  return JSON.stringify(Object.fromEntries(pascalCase))
}

const capitalised = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1)
