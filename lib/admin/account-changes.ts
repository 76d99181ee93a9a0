import 'server-only'
import { randomBytes } from 'node:crypto'
import { recordAudit } from '@/lib/audit-log/audit-log'
import type { Database, Transaction } from '@/lib/database/database'
import { dayMs } from '@/lib/durations'
import {
  addAccount,
  changePassword,
  changeRole,
  changeTotp,
  deactivateAccount,
  type NewPassword,
  reactivateAccount,
  removeAccount,
  requireAccount,
} from './accounts'
import type { Role } from './roles'

/** How long somebody has to sign in with a password that the shop made up. */
export const temporaryPasswordDays = 7

/** A password that the shop makes up: whoever signs in with it chooses another before anything else. */
export const temporaryPassword = (now = new Date()): Required<NewPassword> => ({
  password: randomBytes(15).toString('base64url'),
  passwordExpiresAt: new Date(now.getTime() + temporaryPasswordDays * dayMs),
})

/** Changes an account. @returns what has changed, in a sentence. @throws ActionRejected when it cannot be done */
export type AccountChange = (transaction: Transaction) => Promise<string>

/** What is done about accounts, by the command and in the back office. */
export const accountChanges = {
  add:
    (email: string, role: Role, password: NewPassword): AccountChange =>
    async (transaction) => {
      await addAccount(transaction, { email, role, ...password })
      return `${email} may sign in at /admin as ${role}.`
    },
  password:
    (email: string, password: NewPassword): AccountChange =>
    async (transaction) => {
      await changePassword(transaction, email, password)
      return `The password of ${email} is changed. All its sessions have ended.`
    },
  role:
    (email: string, role: Role): AccountChange =>
    async (transaction) => {
      await changeRole(transaction, email, role)
      return `${email} is ${role} from now on.`
    },
  deactivate:
    (email: string): AccountChange =>
    async (transaction) => {
      await deactivateAccount(transaction, email)
      return `${email} may not sign in until the account is reactivated. All its sessions have ended.`
    },
  reactivate:
    (email: string): AccountChange =>
    async (transaction) => {
      await reactivateAccount(transaction, email)
      return `${email} may sign in again.`
    },
  resetTotp:
    (email: string): AccountChange =>
    async (transaction) => {
      const { id } = await requireAccount(transaction, email)
      await changeTotp(transaction, id, { totpSecret: null, totpUsedStep: null })
      return `${email} signs in with the password alone, and can set up a second factor again.`
    },
  remove:
    (email: string): AccountChange =>
    async (transaction) => {
      await removeAccount(transaction, email)
      return `${email} may not sign in any more. All its sessions have ended.`
    },
}

/** Changes an account, and records it in the audit log. @returns what has changed, in a sentence */
export async function changeAccount(
  database: Database,
  actor: string,
  change: AccountChange,
): Promise<string> {
  return database.transaction(async (transaction) => {
    const detail = await change(transaction)
    await recordAudit(transaction, { actor, action: 'change-account', detail })
    return detail
  })
}
