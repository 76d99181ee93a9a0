import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { EmailTable } from '@/components/admin/email-table'
import { listEmails } from '@/lib/email/outbox'
import { signedIn } from '../signed-in'

export const metadata: Metadata = { title: 'Emails' }

const emailsShown = 100

/** What was sent last and what waits to be sent, also where no mail server is named. */
export default async function EmailsPage() {
  const { account, store } = await signedIn()
  const emails = await listEmails(store, emailsShown)
  return (
    <AdminPage title="Emails" account={account}>
      {emails.length === 0 ? <p>No email has been written yet.</p> : <EmailTable emails={emails} />}
    </AdminPage>
  )
}
