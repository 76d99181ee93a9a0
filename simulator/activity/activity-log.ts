import { desc, eq, sql } from 'drizzle-orm'
import type { SimulatorDatabase } from '../database/database.ts'
import { storyEntry } from './tables.ts'

export type StoryEntry = Omit<typeof storyEntry.$inferInsert, 'id'>
type KeptEntry = typeof storyEntry.$inferSelect

/** More of one body is not kept. */
const longestBody = 16 * 1024
/** So many entries are written together. */
const batch = 50
/** When so many wait, the bodies of what comes are left out. */
const crowd = 1_000
/** In milliseconds: what happens again within it is told once. */
const gathering = 100
/** So many of the newest entries are told of one job. */
const longestStory = 500

/**
 * Keeps what the doors tell about a payment job. Nobody waits for it, and it yields to payments: entries are written
 * together, and for no more than a tenth of the time. A process that dies loses what it told in its last moments,
 * and no payment.
 */
export class Story {
  #waiting: StoryEntry[] = []
  #newest = new Map<string, StoryEntry>()
  #writing: Promise<void> | undefined
  #hurry: (() => void) | undefined
  #isHurried = false

  constructor(private readonly database: SimulatorDatabase) {}

  tell(entry: StoryEntry): void {
    const before = this.#newest.get(entry.paymentJobReference)
    if (before && isAgain(before, entry)) {
      before.detail.times = (before.detail.times ?? 1) + 1
      return
    }
    const { request, response } = entry.detail
    if (this.#waiting.length >= crowd) {
      if (request) entry.detail.request = '(not kept: too much happened at once)'
      if (response) entry.detail.response = '(not kept: too much happened at once)'
    }
    this.#waiting.push(entry)
    this.#newest.set(entry.paymentJobReference, entry)
    this.#writing ??= this.write()
  }

  /** Resolves when everything that was told so far is written. */
  async written(): Promise<void> {
    this.#isHurried = true
    this.#hurry?.()
    await this.#writing
    this.#isHurried = false
  }

  /** What was told about a job, oldest first, and whether there was more before. */
  async about(paymentJobReference: string): Promise<{ entries: KeptEntry[]; isWhole: boolean }> {
    const newest = await this.database
      .select()
      .from(storyEntry)
      .where(eq(storyEntry.paymentJobReference, paymentJobReference))
      .orderBy(desc(storyEntry.id))
      .limit(longestStory + 1)
    return { entries: newest.slice(0, longestStory).reverse(), isWhole: newest.length <= longestStory }
  }

  private async write(): Promise<void> {
    await this.pause(gathering)
    while (this.#waiting.length > 0) {
      const entries = this.#waiting.splice(0, batch)
      for (const entry of entries) {
        if (this.#newest.get(entry.paymentJobReference) === entry)
          this.#newest.delete(entry.paymentJobReference)
      }
      const started = performance.now()
      try {
        await this.insert(entries)
      } catch (error) {
        // Not the error itself, whose message repeats the whole story.
        const reason =
          error instanceof Error && error.cause instanceof Error ? error.cause.message : 'unknown'
        console.error(`A part of the story of a payment was not kept: ${reason}.`)
      }
      await this.pause(Math.max(gathering, 9 * (performance.now() - started)))
    }
    this.#writing = undefined
  }

  /** One parameter instead of one for each value: for PostgreSQL, that is a fraction of the work. */
  private async insert(entries: StoryEntry[]): Promise<void> {
    const rows = entries.map(({ paymentJobReference, at, kind, title, detail }) => ({
      job: paymentJobReference,
      at,
      kind,
      title,
      detail,
    }))
    await this.database.execute(sql`
      insert into simulator.activity_entry (payment_job_reference, at, kind, title, detail)
      select job, at, kind, title, detail
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as told (job text, at timestamptz, kind text, title text, detail json)`)
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.#isHurried) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.#hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Whether the same was read or looked at once more. Whatever has a body is told each time. */
function isAgain(before: StoryEntry, entry: StoryEntry): boolean {
  const hasBody = [before, entry].some(({ detail }) => detail.request || detail.response || detail.by)
  return !hasBody && before.title === entry.title && before.detail.status === entry.detail.status
}

/** A body as it may be kept: without card data, and no longer than is useful. */
export function bodyToKeep(text: string, mask = (body: string) => body): string {
  if (text.length > 4 * longestBody) return `(${text.length} characters, too long to be kept)`
  const masked = mask(text).replaceAll('\u0000', '').toWellFormed()
  return masked.length > longestBody ? `${masked.slice(0, longestBody).toWellFormed()}…` : masked
}
