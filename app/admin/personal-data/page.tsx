import type { Metadata } from 'next'
import { ActionForm } from '@/components/admin/action-form'
import { AdminPage } from '@/components/admin/admin-page'
import { AdminSection } from '@/components/admin/admin-section'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { may, ownersAlone } from '@/lib/admin/roles'
import { adminPaths } from '@/lib/paths'
import { signedIn } from '../signed-in'
import { deletePersonAction } from './actions'

export const metadata: Metadata = { title: 'Personal data' }

const address = {
  label: 'Email address of the person',
  input: { type: 'email', autoComplete: 'off', required: true },
} as const

export default async function PersonalDataPage() {
  const { account } = await signedIn()
  return (
    <AdminPage title="Personal data" account={account}>
      {may(account.role, 'personal-data') ? <Forms /> : <p>{ownersAlone}</p>}
    </AdminPage>
  )
}

/** What a person may ask for by Art. 15 and 17 of the GDPR. */
function Forms() {
  const { label, input } = address
  return (
    <div className="flex max-w-2xl flex-col gap-10">
      <p>First make sure that the person asks, and not somebody else: answer to this address only.</p>
      <AdminSection id="export" title="Export">
        <p className="mb-4">All that the shop stores about a person, as a file to send to them.</p>
        <form
          action={adminPaths.personalDataExport}
          method="post"
          className="flex flex-col items-start gap-4"
        >
          <TextField name="exportedEmail" label={label} className="w-full max-w-md" {...input} />
          <Button>Export</Button>
        </form>
      </AdminSection>
      <AdminSection id="delete" title="Delete">
        <p className="mb-4">
          What is stored with orders that were not paid, and withdrawals that belong to no order. Paid orders
          are kept for the accounts. It cannot be undone.
        </p>
        <ActionForm
          action={deletePersonAction}
          fields={[{ ...address, name: 'deletedEmail' }]}
          button="Delete"
          variant="secondary"
        />
      </AdminSection>
    </div>
  )
}
