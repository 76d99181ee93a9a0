import 'server-only'
import { ActionRejected } from '@/lib/action-rejected'
import type { AdminAccount } from '@/lib/admin/sessions'
import { checkPassword } from '@/lib/admin/sign-in'
import type { Database } from '@/lib/database/database'

/** Whoever finds a browser open does not change who signs in, and how. @throws ActionRejected */
export async function requirePassword(
  store: Database,
  { email }: AdminAccount,
  password = '',
): Promise<void> {
  const outcome = await checkPassword(store, email, password)
  if (outcome === 'too-many') {
    throw new ActionRejected('There were too many attempts. Try again in a quarter of an hour.')
  }
  if (outcome === 'busy') {
    throw new ActionRejected('Too many passwords are being checked at the moment. Try again in a minute.')
  }
  if (outcome === 'wrong') throw new ActionRejected('This is not your password.')
}
