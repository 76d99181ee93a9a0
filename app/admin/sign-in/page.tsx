import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/components/admin/action-form'
import { Wordmark } from '@/components/layout/wordmark'
import { adminPaths } from '@/lib/paths'
import { findSignedIn } from '../signed-in'
import { signInAction } from './actions'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage() {
  if (await findSignedIn()) redirect(adminPaths.home)
  return (
    <main id="content" className="page max-w-2xl grow py-10">
      <Wordmark />
      <h1 className="mt-8 mb-6 text-title">Sign in to the back office</h1>
      <ActionForm
        action={signInAction}
        fields={[
          {
            name: 'email',
            label: 'Email address',
            input: { type: 'email', autoComplete: 'username', required: true },
          },
          {
            name: 'password',
            label: 'Password',
            input: { type: 'password', autoComplete: 'current-password', required: true },
          },
          {
            name: 'code',
            label: 'Code',
            hint: 'Of your authenticator, if you have set one up.',
            input: { inputMode: 'numeric', autoComplete: 'one-time-code' },
          },
        ]}
        button="Sign in"
      />
    </main>
  )
}
