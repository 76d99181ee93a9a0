import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { AuditFilters } from '@/components/admin/audit-filters'
import { AuditTable } from '@/components/admin/audit-table'
import { Link } from '@/components/ui/link'
import { accountName } from '@/lib/admin/accounts'
import { may, ownersAlone } from '@/lib/admin/roles'
import { type AuditAction, auditActions } from '@/lib/audit-log/audit-entry'
import { listLastEntries } from '@/lib/audit-log/audit-log'
import { adminPaths } from '@/lib/paths'
import { signedIn } from '../signed-in'

export const metadata: Metadata = { title: 'Audit log' }

const entriesOfPage = 50

const link = 'inline-flex min-h-11 items-center text-link underline underline-offset-4'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function AuditLogPage({ searchParams }: Props) {
  const { account, store } = await signedIn()
  if (!may(account.role, 'audit-log')) {
    return (
      <AdminPage title="Audit log" account={account}>
        <p>{ownersAlone}</p>
      </AdminPage>
    )
  }
  const parameters = await searchParams
  const actor = accountName(textOf(parameters.account))
  const action = auditActions.find((name) => name === parameters.act)
  const after = /^\d{1,15}$/.test(textOf(parameters.after)) ? Number(parameters.after) : undefined
  const query = { actor: actor === '' ? undefined : actor, action, after }
  const found = await listLastEntries(store, query, entriesOfPage + 1)
  const shown = found.slice(0, entriesOfPage)
  const last = found.length > entriesOfPage ? shown.at(-1) : undefined
  return (
    <AdminPage title="Audit log" account={account}>
      <AuditFilters account={actor} act={action} />
      <div className="mt-8">
        {shown.length === 0 ? <p>Nothing is found.</p> : <AuditTable entries={shown} />}
        <nav aria-label="Pages" className="mt-4 flex flex-wrap gap-x-8">
          {after !== undefined && (
            <Link href={addressOf(actor, action)} className={link}>
              Newest
            </Link>
          )}
          {last && (
            <Link href={addressOf(actor, action, last.id)} className={link}>
              Older
            </Link>
          )}
        </nav>
      </div>
    </AdminPage>
  )
}

/** Of a parameter that is given twice the first counts. PostgreSQL stores every character but one. */
const textOf = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value)?.replaceAll('\0', '') ?? ''

function addressOf(actor: string, action: AuditAction | undefined, after?: number): string {
  const query = new URLSearchParams()
  if (actor) query.set('account', actor)
  if (action) query.set('act', action)
  if (after !== undefined) query.set('after', String(after))
  return adminPaths.auditLog(query)
}
