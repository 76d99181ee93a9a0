import { asc, eq } from 'drizzle-orm'
import { storyEntry } from '../store/portal-tables'
import type { SimulatorDatabase } from '../store/store'

/** What is kept of a call or a page view. Bodies never hold card data. */
export interface StoryDetail {
  method?: string
  path?: string
  status?: number
  milliseconds?: number
  request?: string
  response?: string
  userAgent?: string
  /** Who did it, for what was done in the Portal. */
  by?: string
}

export type StoryEntry = Omit<typeof storyEntry.$inferInsert, 'id'>

/** More of one body is not kept. */
const longestBody = 16 * 1024

/**
 * Keeps what the doors tell about a payment job. Nobody waits for it: what is told while the store is busy is written
 * together, in one insert. A process that dies loses what it told in its last moments, and no payment.
 */
export class Story {
  #waiting: StoryEntry[] = []
  #writing: Promise<void> | undefined

  constructor(private readonly database: SimulatorDatabase) {}

  tell(entry: StoryEntry): void {
    this.#waiting.push(entry)
    this.#writing ??= this.write()
  }

  /** Resolves when everything that was told so far is written. */
  async written(): Promise<void> {
    await this.#writing
  }

  /** What was told about a job, oldest first. */
  about(paymentJobReference: string): Promise<(typeof storyEntry.$inferSelect)[]> {
    return this.database
      .select()
      .from(storyEntry)
      .where(eq(storyEntry.paymentJobReference, paymentJobReference))
      .orderBy(asc(storyEntry.id))
      .limit(500)
  }

  private async write(): Promise<void> {
    // The caller's own work goes first.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const entries = this.#waiting.splice(0, 200)
      try {
        await this.database.insert(storyEntry).values(entries)
      } catch (error) {
        // Not the error itself, whose message repeats the whole story.
        const reason =
          error instanceof Error && error.cause instanceof Error ? error.cause.message : 'unknown'
        console.error(`A part of the story of a payment was not kept: ${reason}.`)
      }
    }
    this.#writing = undefined
  }
}

/** A body as it may be kept: without card data, and no longer than is useful. */
export function bodyToKeep(text: string, mask = (body: string) => body): string {
  if (text.length > 4 * longestBody) return `(${text.length} characters, too long to be kept)`
  const masked = mask(text).replaceAll('\u0000', '')
  return masked.length > longestBody ? `${masked.slice(0, longestBody)}…` : masked
}
