import 'server-only'
import { createHmac } from 'node:crypto'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import type { Database } from '@/lib/database/database'
import { shopTheme } from '@/lib/theme/theme'
import { adminAccounts } from './tables'

const periodSeconds = 30
/** Clocks differ, and a code is typed for a while: one before and one after the present one count, too (RFC 6238, 5.2). */
const windowSteps = 1

/**
 * The secret that a session can set up as a second factor, in base 32: the same until it has, however often the page is
 * shown, and known to nobody who has not the session.
 */
export function totpSecretOf(sessionToken: string): string {
  const bytes = createHmac('sha256', sessionToken).update('second factor').digest().subarray(0, 20)
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32
}

/** The address by which an authenticator takes over a secret. */
export const totpAddress = (secret: string, email: string): string => totp(secret, email).toString()

/** The code of a time, as an authenticator shows it. */
export const totpCode = (secret: string, now: Date): string =>
  totp(secret).generate({ timestamp: now.getTime() })

/** The time step that a code is of; undefined when it is not one of now. */
export function totpStep(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime()
  const delta = totp(secret).validate({ token: code.replace(/\s/g, ''), timestamp, window: windowSteps })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta
}

/** Uses a code of an account: each counts once, and none that is older than the last one. @returns whether it counts */
export async function redeemTotpCode(
  database: Database,
  { id, totpSecret }: Pick<typeof adminAccounts.$inferSelect, 'id' | 'totpSecret'>,
  code: string,
  now: Date,
): Promise<boolean> {
  const step = totpSecret === null ? undefined : totpStep(totpSecret, code, now)
  if (step === undefined) return false
  const isNew = or(isNull(adminAccounts.totpUsedStep), lt(adminAccounts.totpUsedStep, step))
  const used = await database
    .update(adminAccounts)
    .set({ totpUsedStep: step })
    .where(and(eq(adminAccounts.id, id), isNew))
    .returning({ id: adminAccounts.id })
  return used.length > 0
}

const totp = (secret: string, label = '') =>
  new TOTP({
    issuer: shopTheme.businessName,
    label,
    secret: Secret.fromBase32(secret),
    period: periodSeconds,
  })
