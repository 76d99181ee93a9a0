import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { adminCookie } from '@/lib/cookies'
import type { Database } from '@/lib/database/database'
import { adminAccounts, adminSessions } from './tables'

/** When a session ends by itself: so long after the last page, and, as its cookie does, so long after the sign-in. */
const sessionLimits = { idleSeconds: 30 * 60, lifetimeSeconds: adminCookie.lifetimeSeconds }

/** When somebody was last here is stored once a minute at most. */
const seenEveryMs = 60_000

/** Whoever is signed in. */
export type AdminAccount = Pick<
  typeof adminAccounts.$inferSelect,
  'id' | 'email' | 'role' | 'totpSecret' | 'passwordExpiresAt'
>

const before = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000)
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** Begins a session of an account. @returns the token that its browser keeps */
export async function createSession(
  database: Database,
  accountId: number,
  now = new Date(),
): Promise<string> {
  const { idleSeconds, lifetimeSeconds } = sessionLimits
  await database
    .delete(adminSessions)
    .where(
      or(
        lte(adminSessions.lastSeenAt, before(now, idleSeconds)),
        lte(adminSessions.createdAt, before(now, lifetimeSeconds)),
      ),
    )
  const token = randomBytes(32).toString('base64url')
  await database
    .insert(adminSessions)
    .values({ tokenHash: hashOf(token), accountId, createdAt: now, lastSeenAt: now })
  return token
}

/** The account of a session that has not ended, which goes on by this. */
export async function findSession(
  database: Database,
  token: string,
  now = new Date(),
): Promise<AdminAccount | undefined> {
  const { idleSeconds, lifetimeSeconds } = sessionLimits
  const isThis = eq(adminSessions.tokenHash, hashOf(token))
  const [found] = await database
    .select({ account: adminAccounts, lastSeenAt: adminSessions.lastSeenAt })
    .from(adminSessions)
    .innerJoin(adminAccounts, eq(adminAccounts.id, adminSessions.accountId))
    .where(
      and(
        isThis,
        isNull(adminAccounts.deactivatedAt),
        gt(adminSessions.lastSeenAt, before(now, idleSeconds)),
        gt(adminSessions.createdAt, before(now, lifetimeSeconds)),
      ),
    )
  if (found && now.getTime() - found.lastSeenAt.getTime() > seenEveryMs) {
    await database.update(adminSessions).set({ lastSeenAt: now }).where(isThis)
  }
  return found?.account
}

/** Ends one session. */
export async function endSession(database: Database, token: string): Promise<void> {
  await database.delete(adminSessions).where(eq(adminSessions.tokenHash, hashOf(token)))
}

/** Ends every session of an account. */
export async function endSessions(database: Database, accountId: number): Promise<void> {
  await database.delete(adminSessions).where(eq(adminSessions.accountId, accountId))
}
