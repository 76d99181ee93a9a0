import type { Metadata } from 'next'
import { ActionForm } from '@/components/admin/action-form'
import { AdminPage } from '@/components/admin/admin-page'
import { AdminSection } from '@/components/admin/admin-section'
import { Done } from '@/components/admin/done'
import { Notice } from '@/components/ui/notice'
import { passwordLength } from '@/lib/admin/passwords'
import { totpAddress, totpSecretOf } from '@/lib/admin/totp'
import { signedIn } from '../signed-in'
import { changeOwnPassword, endOwnSessions, removeOwnTotp, setOwnTotp } from './actions'

export const metadata: Metadata = { title: 'Your account' }

const present = {
  label: 'Your password',
  input: { type: 'password', autoComplete: 'current-password', required: true },
} as const

export default async function AccountPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const { account, token } = await signedIn(true)
  const { done } = await searchParams
  return (
    <AdminPage title="Your account" account={account}>
      <div className="flex max-w-2xl flex-col gap-10">
        <Done done={done} />
        {account.passwordExpiresAt !== null && (
          <Notice title="Choose a password of your own">
            <p>The one that you signed in with was made up for you, and leads to this page alone.</p>
          </Notice>
        )}
        <AdminSection id="second-factor" title="Second factor">
          {account.totpSecret === null ? (
            <NewTotp email={account.email} secret={totpSecretOf(token)} />
          ) : (
            <PresentTotp />
          )}
        </AdminSection>
        <AdminSection id="password-heading" title="Password">
          <ActionForm
            action={changeOwnPassword}
            fields={[
              { ...present, name: 'presentPassword' },
              {
                name: 'newPassword',
                label: 'New password',
                hint: `At least ${passwordLength.min} characters. All your sessions end, and you sign in again.`,
                input: { type: 'password', autoComplete: 'new-password', required: true },
              },
            ]}
            button="Change password"
          />
        </AdminSection>
        <AdminSection id="sessions" title="Sessions">
          <p className="mb-4">
            A session ends after half an hour without a page, and after twelve hours in any case.
          </p>
          <ActionForm action={endOwnSessions} button="Sign out everywhere" variant="secondary" />
        </AdminSection>
      </div>
    </AdminPage>
  )
}

function NewTotp({ email, secret }: { email: string; secret: string }) {
  return (
    <ActionForm
      action={setOwnTotp}
      fields={[
        {
          name: 'code',
          label: 'Code',
          hint: 'The six digits that the authenticator shows now.',
          input: { inputMode: 'numeric', autoComplete: 'one-time-code', required: true },
        },
        { ...present, name: 'totpPassword' },
      ]}
      button="Set up the second factor"
    >
      <p>
        Enter this secret into an authenticator, or{' '}
        <a href={totpAddress(secret, email)} className="text-link underline underline-offset-4">
          open one on this device
        </a>
        .
      </p>
      <p>
        <code className="inline-block rounded bg-surface px-2 py-1 [overflow-wrap:anywhere]">
          {secret.replace(/.{4}(?=.)/g, '$& ')}
        </code>
      </p>
    </ActionForm>
  )
}

function PresentTotp() {
  return (
    <ActionForm
      action={removeOwnTotp}
      fields={[{ ...present, name: 'totpPassword' }]}
      button="Remove the second factor"
      variant="secondary"
    >
      <p>You sign in with your password and a code of your authenticator.</p>
    </ActionForm>
  )
}
