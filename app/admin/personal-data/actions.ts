'use server'

import type { ActionState } from '@/components/admin/action-state'
import { ActionRejected } from '@/lib/action-rejected'
import { readEmailAddress } from '@/lib/email-address'
import { deletePerson, deletionText } from '@/lib/personal-data/person'
import { act } from '../act'

/** Deletes what is stored about a person, but for what the law asks to keep. */
export async function deletePersonAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('personal-data', form, async ({ account, store, fields }) => {
    const email = readEmailAddress(fields.deletedEmail?.trim() ?? '')
    if (email === undefined) throw new ActionRejected('Enter an email address such as name@example.com.')
    return deletionText(await deletePerson(store, email, account.email))
  })
}
