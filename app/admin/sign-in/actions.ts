'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import type { ActionState } from '@/components/admin/action-state'
import { sessionCookie } from '@/lib/admin/session-cookie'
import { recordFailedSignIn, type SignInProblem, signIn } from '@/lib/admin/sign-in'
import { database } from '@/lib/database/database'
import { formFields } from '@/lib/form-fields'
import { adminPaths } from '@/lib/paths'
import { findSignedIn } from '../signed-in'

const problems: Record<SignInProblem, string> = {
  wrong: 'Email address, password or code is wrong.',
  'too-many': 'There were too many attempts. Try again in a quarter of an hour.',
  'too-many-codes':
    'There were too many wrong codes. Try again in a day, or have `npm run admin -- reset-totp` take the second factor away.',
  busy: 'Too many people sign in at the moment. Try again in a minute.',
}

/** Begins a session. A password comes back to no page. */
export async function signInAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  if (await findSignedIn()) redirect(adminPaths.home)
  const { email = '', password = '', code = '' } = formFields(form)
  const store = await database()
  const outcome = await signIn(store, { email, password, code }, await headers())
  if ('problem' in outcome) {
    const { problem } = outcome
    if (problem !== 'busy') after(() => recordFailedSignIn(store, email, problem))
    return { values: { email }, problem: { text: problems[problem] } }
  }
  await sessionCookie.write(outcome.token)
  redirect(adminPaths.home)
}
