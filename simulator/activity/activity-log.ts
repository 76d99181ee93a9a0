import { and, desc, eq, sql } from 'drizzle-orm'
import type { SimulatorDatabase } from '../database/database.ts'
import { activityEntry } from './tables.ts'

export type ActivityEntry = Omit<typeof activityEntry.$inferInsert, 'id'> & {
  /** Of the payment job. */
  configurationId: string
}
type KeptEntry = typeof activityEntry.$inferSelect

/** In characters: the rest of a longer body is not recorded. */
const standardBodyLength = 16 * 1024
/** In characters: of a longer body nothing is recorded. */
const maxReadLength = 64 * 1024
/** The number of entries that are written together. */
const batchSize = 50
/** When more entries of one configuration wait to be written, further ones are recorded without their bodies. */
const maxWaitingWithBodies = 1_000
/** When this many of one configuration wait, further ones of it are not recorded. */
const maxWaiting = 2_000
/** What happens again within this time is recorded once, with a count. */
const gatheringMs = 100
/** The number of entries of one job that are read, the newest ones. */
const maxEntries = 500

/**
 * The audit trail of a payment job: what the entry points record about it. Nobody waits for it, and it yields to
 * payments: entries are written together, and for no more than a tenth of the time. A process that dies loses the
 * entries of its last moments, and no payment.
 */
export class ActivityLog {
  #waiting: ActivityEntry[] = []
  /** How many wait, by configuration: what happens in one leaves room for the others. */
  #waitingOf = new Map<string, number>()
  #newest = new Map<string, ActivityEntry>()
  #writing: Promise<void> | undefined
  #endPause: (() => void) | undefined
  #isHurried = false

  /** @param entriesPerJob how many calls and page views of a job are kept at most: the first ones */
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly entriesPerJob = Number.POSITIVE_INFINITY,
    /** How much of a body is kept, in characters. */
    private readonly bodyLength = standardBodyLength,
  ) {}

  /** A body as it may be kept: without secrets, and no longer than is useful. */
  bodyToKeep(text: string, mask = (body: string) => body): string {
    if (text.length > maxReadLength) return `(${text.length} characters, too long to be kept)`
    const masked = mask(text).replaceAll('\u0000', '').toWellFormed()
    return masked.length > this.bodyLength ? `${masked.slice(0, this.bodyLength).toWellFormed()}…` : masked
  }

  record(entry: ActivityEntry): void {
    const before = this.#newest.get(entry.paymentJobReference)
    if (before && isAgain(before, entry)) {
      before.detail.times = (before.detail.times ?? 1) + 1
      return
    }
    const waiting = this.#waitingOf.get(entry.configurationId) ?? 0
    if (waiting >= maxWaiting && isLimited(entry)) return
    const { request, response } = entry.detail
    if (waiting >= maxWaitingWithBodies) {
      if (request) entry.detail.request = '(not kept: too much happened at once)'
      if (response) entry.detail.response = '(not kept: too much happened at once)'
    }
    this.#waiting.push(entry)
    this.#waitingOf.set(entry.configurationId, waiting + 1)
    this.#newest.set(entry.paymentJobReference, entry)
    this.#writing ??= this.write()
  }

  /** Resolves when everything that was recorded so far is written. */
  async written(): Promise<void> {
    this.#isHurried = true
    this.#endPause?.()
    await this.#writing
    this.#isHurried = false
  }

  /** What was recorded about a job, oldest first; whether there was more before, and whether no more is recorded. */
  async about(
    paymentJobReference: string,
  ): Promise<{ entries: KeptEntry[]; isWhole: boolean; isFull: boolean }> {
    const newest = await this.database
      .select()
      .from(activityEntry)
      .where(eq(activityEntry.paymentJobReference, paymentJobReference))
      .orderBy(desc(activityEntry.id))
      .limit(maxEntries + 1)
    return {
      entries: newest.slice(0, maxEntries).reverse(),
      isWhole: newest.length <= maxEntries,
      isFull: newest.filter(isLimited).length >= this.entriesPerJob,
    }
  }

  /** Every chargeback of a job. */
  async chargebacks(paymentJobReference: string): Promise<KeptEntry[]> {
    await this.written()
    return this.database
      .select()
      .from(activityEntry)
      .where(
        and(eq(activityEntry.paymentJobReference, paymentJobReference), eq(activityEntry.kind, 'chargeback')),
      )
  }

  private async write(): Promise<void> {
    await this.pause(gatheringMs)
    while (this.#waiting.length > 0) {
      const entries = this.#waiting.splice(0, batchSize)
      for (const entry of entries) {
        const { configurationId } = entry
        const left = (this.#waitingOf.get(configurationId) ?? 0) - 1
        if (left > 0) this.#waitingOf.set(configurationId, left)
        else this.#waitingOf.delete(configurationId)
        if (this.#newest.get(entry.paymentJobReference) === entry)
          this.#newest.delete(entry.paymentJobReference)
      }
      const started = performance.now()
      try {
        await this.insert(entries)
      } catch (error) {
        // Not the error itself, whose message repeats all entries.
        const reason =
          error instanceof Error && error.cause instanceof Error ? error.cause.message : 'unknown'
        console.error(`A part of the activity log of a payment was not kept: ${reason}.`)
      }
      await this.pause(Math.max(gatheringMs, 9 * (performance.now() - started)))
    }
    this.#writing = undefined
  }

  /** One parameter instead of one for each value: for PostgreSQL, that is a fraction of the work. */
  private async insert(entries: ActivityEntry[]): Promise<void> {
    const counts = new Map<string, number>()
    const rows = entries.map((entry) => {
      const { paymentJobReference: job, at, kind, title, detail } = entry
      const place = (counts.get(job) ?? 0) + (isLimited(entry) ? 1 : 0)
      counts.set(job, place)
      return { job, place, at, kind, title, detail }
    })
    const kept = sql`select count(*) from simulator.activity_entry where payment_job_reference = job and kind in ('call', 'page')`
    const hasRoom = Number.isFinite(this.entriesPerJob)
      ? sql`where kind not in ('call', 'page') or (${kept}) + place <= ${this.entriesPerJob}`
      : sql``
    await this.database.execute(sql`
      insert into simulator.activity_entry (payment_job_reference, at, kind, title, detail)
      select job, at, kind, title, detail
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as recorded (job text, place int, at timestamptz, kind text, title text, detail json)
      ${hasRoom}`)
  }

  private async pause(durationMs: number): Promise<void> {
    if (this.#isHurried) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, durationMs)
      this.#endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Who refunded, captured or cancelled is kept, and what was charged back, however much was called and looked at before. */
export const isLimited = ({ kind }: Pick<ActivityEntry, 'kind'>) => kind === 'call' || kind === 'page'

/** Whether the same was read or looked at once more. An entry with a body is recorded each time. */
function isAgain(before: ActivityEntry, entry: ActivityEntry): boolean {
  const hasBody = [before, entry].some(({ detail }) => detail.request || detail.response || detail.by)
  return !hasBody && before.title === entry.title && before.detail.status === entry.detail.status
}
