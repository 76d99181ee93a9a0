import 'server-only'
import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type Database, database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { secrets } from './tables'

let made: Promise<string> | undefined

/**
 * The passwords of the shop's cookies: the first seals, each of them opens. Where none is configured, one is made once
 * and kept in the database, for all processes.
 */
export async function sessionPasswords(): Promise<readonly [string, ...string[]]> {
  const { sessionPassword, previousSessionPassword } = environment()
  const previous = previousSessionPassword === undefined ? [] : [previousSessionPassword]
  if (sessionPassword !== undefined) return [sessionPassword, ...previous]
  made ??= database()
    .then(madePassword)
    .catch((error) => {
      made = undefined
      throw error
    })
  return [await made, ...previous]
}

/** The password that is kept in a database, made when there is none. Of several processes at once, one makes it. */
export async function madePassword(database: Database): Promise<string> {
  const name = 'session-password'
  await database
    .insert(secrets)
    .values({ name, value: randomBytes(32).toString('hex') })
    .onConflictDoNothing()
  const [kept] = await database.select().from(secrets).where(eq(secrets.name, name))
  if (!kept) throw new Error('The session password disappeared while it was made')
  return kept.value
}
