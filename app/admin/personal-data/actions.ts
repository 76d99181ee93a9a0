'use server'

import type { ActionState } from '@/components/admin/action-state'
import { ActionRejected } from '@/lib/action-rejected'
import { dryRun } from '@/lib/database/dry-run'
import { readEmailAddress } from '@/lib/email-address'
import { deletePerson, deletionText, plannedDeletionText } from '@/lib/personal-data/person'
import { type Acting, act } from '../act'

/** Deletes what is stored about a person, but for what the law asks to keep. */
export async function deletePersonAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act(
    'personal-data',
    form,
    async ({ account, store, fields }) =>
      deletionText(await deletePerson(store, emailOf(fields), account.email)),
    async ({ account, store, fields }) => {
      const email = emailOf(fields)
      const planned = await dryRun(store, (transaction) => deletePerson(transaction, email, account.email))
      return { text: plannedDeletionText(email, planned), button: 'Delete the data' }
    },
  )
}

function emailOf({ deletedEmail = '' }: Acting['fields']): string {
  const email = readEmailAddress(deletedEmail.trim())
  if (email === undefined) throw new ActionRejected('Enter an email address such as name@example.com.')
  return email
}
