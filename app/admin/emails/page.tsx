import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { EmailTable, emailStates } from '@/components/admin/email-table'
import { Link } from '@/components/ui/link'
import type { Email } from '@/lib/outbox/email'
import { listEmails } from '@/lib/outbox/outbox'
import { adminPaths } from '@/lib/paths'
import { signedIn } from '../signed-in'

export const metadata: Metadata = { title: 'Emails' }

const emailsOfPage = 100

const link = 'inline-flex min-h-11 items-center text-link underline underline-offset-4'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What was sent last, what waits to be sent, and what could not be, also where no mail server is named. */
export default async function EmailsPage({ searchParams }: Props) {
  const { account, store } = await signedIn()
  const parameters = await searchParams
  const state = stateNames.find((name) => name === parameters.state)
  // The ID of an email is an integer of PostgreSQL.
  const before = /^\d{1,9}$/.test(String(parameters.before)) ? Number(parameters.before) : undefined
  const found = await listEmails(store, emailsOfPage + 1, { state, before })
  const emails = found.slice(0, emailsOfPage)
  const next = found.length > emailsOfPage ? emails.at(-1)?.id : undefined
  return (
    <AdminPage title="Emails" account={account}>
      <nav aria-label="State" className="mb-6 flex flex-wrap gap-x-8">
        {[undefined, ...stateNames].map((name) => (
          <Link
            key={name ?? 'all'}
            href={pathOf(name)}
            aria-current={name === state ? 'true' : undefined}
            className={`${link} aria-[current]:font-semibold`}
          >
            {name === undefined ? 'All' : emailStates[name].name}
          </Link>
        ))}
      </nav>
      {emails.length === 0 ? <p>There is no such email.</p> : <EmailTable emails={emails} />}
      <nav aria-label="Pages" className="mt-4 flex flex-wrap gap-x-8">
        {before !== undefined && (
          <Link href={pathOf(state)} className={link}>
            Newest
          </Link>
        )}
        {next !== undefined && (
          <Link href={pathOf(state, next)} className={link}>
            Older
          </Link>
        )}
      </nav>
    </AdminPage>
  )
}

const stateNames = Object.keys(emailStates) as Email['state'][]

function pathOf(state: Email['state'] | undefined, before?: number): string {
  const parameters = new URLSearchParams({
    ...(state && { state }),
    ...(before !== undefined && { before: String(before) }),
  })
  return parameters.size > 0 ? `${adminPaths.emails}?${parameters}` : adminPaths.emails
}
