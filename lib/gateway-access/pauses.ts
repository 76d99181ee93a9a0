import 'server-only'
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { dayMs, hourMs, minuteMs } from '@/lib/durations'
import { apiKeyPauses } from './tables'

/** After a wrong signature (401), by how often in a row: the gateway counts them, and locks the account at some number. */
const signaturePausesMs = [hourMs, dayMs, 7 * dayMs]

/**
 * After a denied permission (403) for a call that every shop may make: a locked account, most often, which is not made
 * worse by another call.
 */
const longestPermissionPauseMs = hourMs

/** How long no call is made after the gateway has rejected a key this many times in a row. */
function pauseMs(status: number, rejections: number): number {
  if (status === 401) return signaturePausesMs[rejections - 1] ?? 7 * dayMs
  return Math.min(minuteMs * 2 ** (rejections - 1), longestPermissionPauseMs)
}

/** Whether a call may be made with a key, to find out whether the gateway accepts it. */
export type Trial =
  | { state: 'begun'; until: Date }
  /** Another process is finding out. */
  | { state: 'elsewhere' }
  | { state: 'paused'; status: number; until: Date }

const keyOf = (fingerprint: string) => eq(apiKeyPauses.fingerprint, fingerprint)

/**
 * Begins a trial of a key, unless the key is paused or another trial of it is under way in any process.
 *
 * @param lifetimeMs after which another trial may begin, though this one has not ended
 */
export async function beginTrial(
  database: Database,
  fingerprint: string,
  lifetimeMs: number,
  now: Date,
): Promise<Trial> {
  const until = new Date(now.getTime() + lifetimeMs)
  const begun = await database
    .insert(apiKeyPauses)
    .values({ fingerprint, trialUntil: until })
    .onConflictDoUpdate({
      target: apiKeyPauses.fingerprint,
      set: { trialUntil: until },
      setWhere: and(
        or(isNull(apiKeyPauses.pausedUntil), lte(apiKeyPauses.pausedUntil, now)),
        or(isNull(apiKeyPauses.trialUntil), lte(apiKeyPauses.trialUntil, now)),
      ),
    })
    .returning({ until: apiKeyPauses.trialUntil })
  if (begun.length > 0) return { state: 'begun', until }
  const [row] = await database.select().from(apiKeyPauses).where(keyOf(fingerprint))
  if (!row?.pausedUntil || row.pausedUntil <= now) return { state: 'elsewhere' }
  return { state: 'paused', status: row.status ?? 401, until: row.pausedUntil }
}

/** Ends a trial that `beginTrial` has begun; after another trial has taken its place, it does nothing. */
export async function endTrial(
  database: Database,
  fingerprint: string,
  until: Date,
  result: 'accepted' | 'unknown',
): Promise<void> {
  const own = and(keyOf(fingerprint), eq(apiKeyPauses.trialUntil, until))
  if (result === 'accepted') await database.delete(apiKeyPauses).where(own)
  else await database.update(apiKeyPauses).set({ trialUntil: null }).where(own)
}

/**
 * Ends the pause of a key: one trial may begin now instead of later. When it is rejected, the next pause is as long as
 * if this one had been waited for.
 */
export async function endPause(database: Database, fingerprint: string, now: Date): Promise<void> {
  await database
    .update(apiKeyPauses)
    .set({ pausedUntil: now })
    .where(and(keyOf(fingerprint), gt(apiKeyPauses.pausedUntil, now)))
}

/**
 * Notes that the gateway has rejected a key.
 *
 * @returns until when no call is made with it, and whether this rejection is the one that began the pause: of several
 *   calls that were under way at once, the first
 */
export async function pause(
  database: Database,
  fingerprint: string,
  status: number,
  now: Date,
): Promise<{ until: Date; isNew: boolean }> {
  return database.transaction(async (transaction) => {
    // Reads the row and locks it, whether or not there was one.
    const [row] = await transaction
      .insert(apiKeyPauses)
      .values({ fingerprint })
      .onConflictDoUpdate({ target: apiKeyPauses.fingerprint, set: { fingerprint } })
      .returning()
    if (row?.pausedUntil && row.pausedUntil > now) return { until: row.pausedUntil, isNew: false }
    const rejections = row?.status === status ? row.rejections + 1 : 1
    const until = new Date(now.getTime() + pauseMs(status, rejections))
    await transaction
      .update(apiKeyPauses)
      .set({ status, rejections, pausedUntil: until, trialUntil: null })
      .where(keyOf(fingerprint))
    return { until, isNew: true }
  })
}
