import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { hasAccounts } from '@/lib/admin/accounts'
import { sessionCookie } from '@/lib/admin/session-cookie'
import { type AdminAccount, findSession } from '@/lib/admin/sessions'
import { type Database, database } from '@/lib/database/database'
import { adminPaths } from '@/lib/paths'

export interface SignedIn {
  account: AdminAccount
  /** Of the session. */
  token: string
  /** Which holds what the account may see. */
  store: Database
}

/**
 * Who asks for a page of the back office, or does something there: each page and each action begins with this. All others are
 * led to the sign-in, or find nothing where nobody may sign in. Whoever has a password that the shop made up is led to where
 * another is chosen.
 *
 * @param isOwnAccount whether it is there
 */
export const signedIn = cache(async (isOwnAccount = false): Promise<SignedIn> => {
  const found = await findSignedIn()
  if (!found) redirect(adminPaths.signIn)
  if (found.account.passwordExpiresAt !== null && !isOwnAccount) redirect(adminPaths.account)
  return found
})

/** Who is signed in, if anybody is. Where nobody may sign in, there is nothing to be found. */
export async function findSignedIn(): Promise<SignedIn | undefined> {
  const token = await sessionCookie.read()
  const store = await database()
  const account = token === undefined ? undefined : await findSession(store, token)
  if (token !== undefined && account) return { account, token, store }
  if (!(await hasAccounts(store))) notFound()
  return undefined
}
