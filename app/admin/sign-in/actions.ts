'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ActionState } from '@/components/admin/action-state'
import { sessionCookie } from '@/lib/admin/session-cookie'
import { type SignIn, signIn } from '@/lib/admin/sign-in'
import { database } from '@/lib/database/database'
import { formFields } from '@/lib/form-fields'
import { adminPaths } from '@/lib/paths'
import { findSignedIn } from '../signed-in'

const problems: Record<Extract<SignIn, { problem: string }>['problem'], string> = {
  wrong: 'Email address, password or code is wrong.',
  'too-many': 'There were too many attempts. Try again in a quarter of an hour.',
  busy: 'Too many people sign in at the moment. Try again in a minute.',
}

/** Begins a session. A password comes back to no page. */
export async function signInAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  if (await findSignedIn()) redirect(adminPaths.home)
  const { email = '', password = '', code = '' } = formFields(form)
  const outcome = await signIn(await database(), { email, password, code }, await headers())
  if ('problem' in outcome) return { values: { email }, problem: { text: problems[outcome.problem] } }
  await sessionCookie.write(outcome.token)
  redirect(adminPaths.home)
}
