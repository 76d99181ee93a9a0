import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { assumptions } from '../assumptions.ts'
import type { Clock } from '../clock/clock.ts'
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
/** A merchant who responds slowly must not delay the others, nor use up all connections. */
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
  readonly #underWay = new Set<Promise<void>>()
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly database: SimulatorDatabase,
    private readonly clock: Clock,
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

  /** Waits for what is under way; nothing is sent afterwards. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.all(this.#underWay)
  }

  /** Sends everything that is due now; resolves when each attempt is recorded. Never throws. */
  async sendDue(): Promise<void> {
    try {
      for (;;) {
        while (this.#underWay.size >= maxConcurrent) await Promise.race(this.#underWay)
        const due = await this.claimDue(maxConcurrent - this.#underWay.size)
        if (due.length === 0) break
        for (const row of due) this.track(this.send(row))
      }
      await Promise.all(this.#underWay)
    } catch (error) {
      console.error('Notifications could not be sent; they stay in the outbox.', whatFailed(error))
    }
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
    const response = await post(url, requestBody, from, this.destinations, this.deliver)
    return {
      requestBody,
      response,
      durationMs: Math.round(performance.now() - started),
      ...deliveryResult(response, about),
    }
  }

  private track(sending: Promise<void>): void {
    const tracked = sending
      .catch((error) =>
        console.error('A notification could not be sent; it stays in the outbox.', whatFailed(error)),
      )
      .finally(() => this.#underWay.delete(tracked))
    this.#underWay.add(tracked)
  }

  /** Marks due notifications as this process's own. Rows that another process is claiming are passed over. */
  private claimDue(limit: number): Promise<Notification[]> {
    const realNow = new Date()
    const free = or(isNull(notification.claimedUntil), lte(notification.claimedUntil, realNow))
    const due = this.database
      .select({ id: notification.id })
      .from(notification)
      .where(and(lte(notification.nextAttemptAt, this.clock.now()), free))
      .orderBy(notification.nextAttemptAt)
      .limit(limit)
      .for('update', { skipLocked: true })
    return this.database
      .update(notification)
      .set({ claimedUntil: new Date(realNow.getTime() + claimMs) })
      .where(inArray(notification.id, due))
      .returning()
  }

  private async send(row: Notification): Promise<void> {
    const configuration = await this.configurations.find(row.configurationId)
    const settings = configuration?.settings ?? defaultSettings
    const requestBody = bodyOf(
      row,
      settings.notificationsInPascalCase || notificationFault(row.fault).inPascalCase === true,
    )
    const at = this.clock.now()
    const started = performance.now()
    const from = forwardedFor(settings.sourceAddress, row.id)
    const response = await post(row.url, requestBody, from, this.destinations, this.deliver)
    const milliseconds = Math.round(performance.now() - started)
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
        milliseconds,
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

function bodyOf({ paymentJobReference, paymentReference }: References, inPascalCase: boolean): string {
  const members = { notifyType: 'PaymentStatusChange', paymentJobReference, paymentReference }
  if (!inPascalCase) return JSON.stringify(members)
  const pascalCase = Object.entries(members).map(([name, value]) => [capitalised(name), value])
  return JSON.stringify(Object.fromEntries(pascalCase))
}

const capitalised = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1)
