'use server'

import { redirect } from 'next/navigation'
import type { ActionState } from '@/components/admin/action-state'
import { ActionRejected } from '@/lib/action-rejected'
import { changePassword, changeTotp } from '@/lib/admin/accounts'
import { sessionCookie } from '@/lib/admin/session-cookie'
import { type AdminAccount, endSessions } from '@/lib/admin/sessions'
import { totpSecretOf, totpStep } from '@/lib/admin/totp'
import { recordAudit } from '@/lib/audit-log/audit-log'
import type { Database } from '@/lib/database/database'
import { adminPaths } from '@/lib/paths'
import { act } from '../act'
import { requirePassword } from '../require-password'

/** Sets up the second factor with the secret that the page has shown, once a code shows that an authenticator has it. */
export async function setOwnTotp(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('own-account', form, async ({ account, token, store, fields }) => {
    await requirePassword(store, account, fields.totpPassword)
    const secret = totpSecretOf(token)
    const totpUsedStep = totpStep(secret, fields.code ?? '', new Date())
    if (totpUsedStep === undefined) {
      throw new ActionRejected(
        'This is not the code of now. Check the secret, and the clock of the authenticator.',
      )
    }
    await store.transaction(async (transaction) => {
      await changeTotp(transaction, account.id, { totpSecret: secret, totpUsedStep })
      await record(transaction, account, 'Set up a second factor.')
    })
    redirect(`${adminPaths.account}?done=totp-set`)
  })
}

/** Takes the second factor away. */
export async function removeOwnTotp(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('own-account', form, async ({ account, store, fields }) => {
    await requirePassword(store, account, fields.totpPassword)
    await store.transaction(async (transaction) => {
      await changeTotp(transaction, account.id, { totpSecret: null, totpUsedStep: null })
      await record(transaction, account, 'Removed the second factor.')
    })
    redirect(`${adminPaths.account}?done=totp-removed`)
  })
}

/** Changes the password, which ends all sessions of the account. */
export async function changeOwnPassword(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('own-account', form, async ({ account, store, fields }) => {
    const { presentPassword, newPassword = '' } = fields
    await requirePassword(store, account, presentPassword)
    // A password that was made up is known to somebody else, too.
    if (newPassword.normalize('NFKC') === presentPassword?.normalize('NFKC')) {
      throw new ActionRejected('This is the present password. Choose another.')
    }
    await store.transaction(async (transaction) => {
      await changePassword(transaction, account.email, { password: newPassword })
      await record(transaction, account, 'Changed the password.')
    })
    await sessionCookie.remove()
    redirect(adminPaths.signIn)
  })
}

/** Ends all sessions of the account, this one too. */
export async function endOwnSessions(_previous: ActionState, form: FormData): Promise<ActionState> {
  return act('own-account', form, async ({ account, store }) => {
    await store.transaction(async (transaction) => {
      await endSessions(transaction, account.id)
      await record(transaction, account, 'Signed out everywhere.')
    })
    await sessionCookie.remove()
    redirect(adminPaths.signIn)
  })
}

const record = (database: Database, { email }: AdminAccount, detail: string) =>
  recordAudit(database, { actor: email, action: 'change-account', detail })
