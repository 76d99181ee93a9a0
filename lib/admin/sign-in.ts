import 'server-only'
import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit-log/audit-log'
import type { Database } from '@/lib/database/database'
import { log } from '@/lib/log'
import { allow, allowAll, type Count, countOfClient, uncount } from '@/lib/rate-limit/rate-limit'
import { type Account, accountName, findAccount, requireAccount } from './accounts'
import { isPassword, TooManySignIns } from './passwords'
import { createSession } from './sessions'
import { adminAccounts } from './tables'
import { redeemTotpCode } from './totp'

/** More than somebody needs who mistypes, and too few to guess. */
const perAccount = { limit: 10, windowSeconds: 900 }
/** Several people can share an address: a household, an office. */
const perAddress = { limit: 30, windowSeconds: 900 }

/** Codes are short: who knows the password and guesses the code for months must not get far. Nobody else is kept out by it. */
const perSecondFactor = { limit: 30, windowSeconds: 24 * 3_600 }

export interface SignInCredentials {
  email: string
  password: string
  /** Of the second factor, where the account has one. */
  code: string
}

/** Whether somebody may sign in with an account and its password. */
const isUsable = ({ deactivatedAt, passwordExpiresAt }: Account, now: Date) =>
  deactivatedAt === null && (passwordExpiresAt === null || passwordExpiresAt > now)

/** An address has at most 254 characters: longer ones are counted as one. */
const nameOf = (email: string) => `sign-in of ${accountName(email).slice(0, 254)}`

/** Whether a password is that of an account, which is counted as a sign-in is: not when it is right. */
export async function checkPassword(
  database: Database,
  email: string,
  password: string,
  now = new Date(),
): Promise<'right' | 'wrong' | 'too-many' | 'busy'> {
  if (!(await allow(database, nameOf(email), perAccount, now)).isAllowed) return 'too-many'
  const { passwordHash } = await requireAccount(database, email)
  try {
    if (!(await isPassword(password, passwordHash))) return 'wrong'
  } catch (error) {
    if (error instanceof TooManySignIns) return 'busy'
    throw error
  }
  await uncount(database, nameOf(email), perAccount, now)
  return 'right'
}

/** Why no session begins: never which part of the credentials was wrong, but after so many codes that a day has to pass. */
export type SignInProblem = 'wrong' | 'too-many' | 'too-many-codes' | 'busy'

/** The token of the session that begins, or why none does. */
export type SignIn = { token: string } | { problem: SignInProblem }

/**
 * Signs somebody in, unless there were too many attempts: by account, whether or not there is one, and by the client's
 * address where the configuration says how that is known. What succeeds is not counted. Neither the answer nor the time that
 * it takes shows whether there is such an account.
 *
 * @param requestHeaders of the request that asks for it
 */
export async function signIn(
  database: Database,
  { email, password, code }: SignInCredentials,
  requestHeaders: Headers,
  now = new Date(),
): Promise<SignIn> {
  const counts: Count[] = [
    [nameOf(email), perAccount],
    ...countOfClient('sign-in', requestHeaders, perAddress),
  ]
  if (!(await allowAll(database, counts, now))) return { problem: 'too-many' }
  const account = await findAccount(database, email)
  try {
    const isRight = await isPassword(password, account?.passwordHash)
    if (!isRight || !account || !isUsable(account, now)) return { problem: 'wrong' }
  } catch (error) {
    if (error instanceof TooManySignIns) return { problem: 'busy' }
    throw error
  }
  if (account.totpSecret !== null) {
    const ofCodes: Count = [`second factor of ${account.email}`, perSecondFactor]
    counts.push(ofCodes)
    if (!(await allowAll(database, [ofCodes], now))) return { problem: 'too-many-codes' }
    if (!(await redeemTotpCode(database, account, code, now))) return { problem: 'wrong' }
  }
  const token = await beginSession(database, account, now)
  if (token === undefined) return { problem: 'wrong' }
  for (const [name, limit] of counts) await uncount(database, name, limit, now)
  return { token }
}

/**
 * Begins a session, unless the account has changed since its password was looked at, which takes a while: what ends all
 * sessions of an account is not to miss one that is about to begin.
 */
async function beginSession(
  database: Database,
  { id, email, passwordHash }: Account,
  now: Date,
): Promise<string | undefined> {
  return database.transaction(async (transaction) => {
    const [account] = await transaction
      .select()
      .from(adminAccounts)
      .where(eq(adminAccounts.id, id))
      .for('update')
    if (account?.passwordHash !== passwordHash || !isUsable(account, now)) return undefined
    await recordAudit(transaction, { actor: email, action: 'sign-in', detail: 'Signed in.' })
    return createSession(transaction, id, now)
  })
}

/**
 * Logs that no session began, and records it of an account that there is: what a stranger types would stay in the audit log for
 * good. That there were too many attempts is recorded once in a quarter of an hour. To be called after the response, whose
 * time would else tell whether there is such an account.
 */
export async function recordFailedSignIn(
  database: Database,
  email: string,
  problem: Exclude<SignInProblem, 'busy'>,
  now = new Date(),
): Promise<void> {
  const account = await findAccount(database, email)
  const of = account ? 'an account' : 'no account that there is'
  log.warn({}, `Sign-in to the back office failed, of ${of}: ${failures[problem]}.`)
  if (!account) return
  const key = `${problem} ${account.email} ${Math.floor(now.getTime() / (perAccount.windowSeconds * 1000))}`
  await recordAudit(database, {
    actor: account.email,
    action: 'sign-in-failed',
    detail: `Could not sign in: ${failures[problem]}.`,
    ...(problem !== 'wrong' && { key }),
  })
}

const failures = {
  wrong: 'password or code was wrong, or the account may not sign in',
  'too-many': 'there were too many attempts',
  'too-many-codes': 'there were too many wrong codes',
}
