import type { Metadata } from 'next'
import { AccountTable } from '@/components/admin/account-table'
import { ActionForm } from '@/components/admin/action-form'
import { AdminPage } from '@/components/admin/admin-page'
import { AdminSection } from '@/components/admin/admin-section'
import { Done } from '@/components/admin/done'
import { listAccounts } from '@/lib/admin/accounts'
import { may, ownersAlone, type Role, roles } from '@/lib/admin/roles'
import { lastSignIns } from '@/lib/audit-log/audit-log'
import { signedIn } from '../signed-in'
import {
  addAccountAction,
  changeRoleAction,
  deactivateAction,
  reactivateAction,
  resetPasswordAction,
} from './actions'

export const metadata: Metadata = { title: 'Accounts' }

const roleField = (name: string, value: Role) => ({
  name,
  label: 'Role',
  kind: 'choice' as const,
  options: roles.map((role) => ({ value: role, label: role })),
  value,
})

const ownPassword = (name: string) => ({
  name,
  label: 'Your own password',
  input: { type: 'password', autoComplete: 'current-password', required: true } as const,
})

interface Props {
  searchParams: Promise<{ account?: string; done?: string }>
}

export default async function AccountsPage({ searchParams }: Props) {
  const { account, store } = await signedIn()
  if (!may(account.role, 'accounts')) {
    return (
      <AdminPage title="Accounts" account={account}>
        <p>{ownersAlone}</p>
      </AdminPage>
    )
  }
  const accounts = await listAccounts(store)
  const { account: id, done } = await searchParams
  const chosen = accounts.find((one) => String(one.id) === id)
  const signIns = await lastSignIns(
    store,
    accounts.map(({ email }) => email),
  )
  return (
    <AdminPage title="Accounts" account={account}>
      <Done done={done} />
      <div className="flex max-w-3xl flex-col gap-10">
        {chosen && <ChosenAccount account={chosen} isOwn={chosen.id === account.id} />}
        <AccountTable accounts={accounts.map((one) => ({ ...one, lastSignInAt: signIns.get(one.email) }))} />
        <AdminSection id="add" title="Add an account">
          <ActionForm
            action={addAccountAction}
            fields={[
              {
                name: 'email',
                label: 'Email address',
                input: { type: 'email', autoComplete: 'off', required: true },
              },
              roleField('role', 'staff'),
              ownPassword('addPassword'),
            ]}
            button="Add the account"
          >
            <p>A password is made up and shown to you, to be passed on.</p>
          </ActionForm>
        </AdminSection>
      </div>
    </AdminPage>
  )
}

/** The forms for one account. */
function ChosenAccount({
  account,
  isOwn,
}: {
  account: Awaited<ReturnType<typeof listAccounts>>[number]
  isOwn: boolean
}) {
  const { id, email, role, deactivatedAt } = account
  const hidden = { account: String(id) }
  const isActive = deactivatedAt === null
  const way = isActive
    ? { action: deactivateAction, title: 'Deactivate', field: 'deactivatePassword' }
    : { action: reactivateAction, title: 'Reactivate', field: 'reactivatePassword' }
  return (
    <section aria-labelledby="change" className="rounded border border-line bg-surface px-5 py-4">
      <h2 id="change" className="mb-3 text-large [overflow-wrap:anywhere]">
        {email}
      </h2>
      <div className="flex flex-col divide-y divide-line border-y border-line">
        <ActionForm
          key={`role ${id}`}
          title="Change the role"
          action={changeRoleAction}
          hidden={hidden}
          fields={[roleField('newRole', role), ownPassword('rolePassword')]}
          button="Change role"
        />
        {!isOwn && (
          <ActionForm
            key={`password ${id}`}
            title="Reset the password"
            action={resetPasswordAction}
            hidden={hidden}
            fields={[ownPassword('resetPassword')]}
            button="Reset password"
          >
            <p>
              All sessions of the account end. Another password is made up and shown to you, to be passed on.
            </p>
          </ActionForm>
        )}
        <ActionForm
          key={`${way.field} ${id}`}
          title={`${way.title} the account`}
          action={way.action}
          hidden={hidden}
          fields={[ownPassword(way.field)]}
          button={way.title}
        />
      </div>
    </section>
  )
}
