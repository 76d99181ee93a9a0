'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { ActionState } from '@/components/admin/action-state'
import { ActionRejected } from '@/lib/action-rejected'
import {
  type AccountChange,
  accountChanges,
  changeAccount,
  temporaryPassword,
  temporaryPasswordDays,
} from '@/lib/admin/account-changes'
import { listAccounts } from '@/lib/admin/accounts'
import { isRole, type Role } from '@/lib/admin/roles'
import { readEmailAddress } from '@/lib/email-address'
import { adminPaths } from '@/lib/paths'
import { type Acting, act } from '../act'
import { requirePassword } from '../require-password'

/** Adds an account, with a password that is made up and shown once. */
export async function addAccountAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('accounts', form, async (acting) => {
    const email = readEmailAddress(acting.fields.email?.trim() ?? '')
    if (email === undefined) throw new ActionRejected('Enter an email address such as name@example.com.')
    const password = temporaryPassword()
    const added = accountChanges.add(email, roleOf(acting.fields.role), password)
    return shownOnce(await change(acting, added, 'addPassword'), password.password)
  })
}

/** Makes somebody an owner, or staff. */
export async function changeRoleAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('accounts', form, async (acting) => {
    const email = await emailOf(acting)
    await change(acting, accountChanges.role(email, roleOf(acting.fields.newRole)), 'rolePassword')
    return showAccounts()
  })
}

/** Replaces the password of somebody by one that is made up and shown once. */
export async function resetPasswordAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('accounts', form, async (acting) => {
    const email = await emailOf(acting)
    // It would end the session that is to be shown it.
    if (email === acting.account.email) {
      throw new ActionRejected('Change your own password at “Your account”.')
    }
    const password = temporaryPassword()
    const replaced = accountChanges.password(email, password)
    return shownOnce(await change(acting, replaced, 'resetPassword'), password.password)
  })
}

/** Lets nobody sign in with an account any more. */
export async function deactivateAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('accounts', form, async (acting) => {
    await change(acting, accountChanges.deactivate(await emailOf(acting)), 'deactivatePassword')
    return showAccounts()
  })
}

/** Lets somebody sign in again. */
export async function reactivateAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('accounts', form, async (acting) => {
    await change(acting, accountChanges.reactivate(await emailOf(acting)), 'reactivatePassword')
    return showAccounts()
  })
}

/** @param field which holds the password of who does it */
async function change(
  { store, account, fields }: Acting,
  changed: AccountChange,
  field: string,
): Promise<string> {
  await requirePassword(store, account, fields[field])
  return changeAccount(store, account.email, changed)
}

async function emailOf({ store, fields }: Acting): Promise<string> {
  const account = (await listAccounts(store)).find(({ id }) => String(id) === fields.account)
  if (!account) throw new ActionRejected('There is no such account.')
  return account.email
}

function roleOf(text = ''): Role {
  if (!isRole(text)) throw new ActionRejected('Choose a role.')
  return text
}

const showAccounts = () => redirect(`${adminPaths.accounts()}?done=account-changed`)

/** What has changed, with the password, beside the list as it is now. */
function shownOnce(changed: string, password: string): string {
  refresh()
  return `${changed}\nThe password is ${password} and is shown only now. Whoever signs in with it chooses another, within ${temporaryPasswordDays} days.`
}
