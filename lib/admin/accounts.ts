import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { ActionRejected } from '@/lib/action-rejected'
import type { Database, Transaction } from '@/lib/database/database'
import { hashPassword, passwordProblem } from './passwords'
import type { Role } from './roles'
import { endSessions } from './sessions'
import { adminAccounts } from './tables'

export type Account = typeof adminAccounts.$inferSelect

/** How an email address names an account. */
export const accountName = (email: string): string => email.trim().toLowerCase()

/** Whether there is anybody who may sign in: until then there is no back office. */
export async function hasAccounts(database: Database): Promise<boolean> {
  return (await database.select({ id: adminAccounts.id }).from(adminAccounts).limit(1)).length > 0
}

/** The account that an email address names, in whatever case it was typed. */
export async function findAccount(database: Database, email: string): Promise<Account | undefined> {
  return (
    await database
      .select()
      .from(adminAccounts)
      .where(eq(adminAccounts.email, accountName(email)))
  )[0]
}

/** All accounts, by email address. */
export async function listAccounts(database: Database): Promise<Account[]> {
  return database.select().from(adminAccounts).orderBy(asc(adminAccounts.email))
}

/** A password, and until when it can be used where the shop has made it up. */
export interface NewPassword {
  password: string
  passwordExpiresAt?: Date
}

/** @throws ActionRejected with a sentence for who typed it, when the password is too short or there is such an account */
export async function addAccount(
  database: Database,
  { email, role, ...set }: { email: string; role: Role } & NewPassword,
): Promise<void> {
  const added = await database
    .insert(adminAccounts)
    .values({ email: accountName(email), role, ...(await storedPassword(set)) })
    .onConflictDoNothing()
    .returning({ id: adminAccounts.id })
  if (added.length === 0) throw new ActionRejected(`There is an account ${accountName(email)} already.`)
}

/** Removes an account, which ends its sessions. @throws ActionRejected when there is none */
export async function removeAccount(database: Database, email: string): Promise<void> {
  const { id } = await requireAccount(database, email)
  await database.delete(adminAccounts).where(eq(adminAccounts.id, id))
}

/** Changes a password, and ends the sessions of the account. @throws ActionRejected when it is too short or there is no account */
export async function changePassword(database: Database, email: string, set: NewPassword): Promise<void> {
  const { id } = await requireAccount(database, email)
  const stored = await storedPassword(set)
  await database.transaction(async (transaction) => {
    await transaction.update(adminAccounts).set(stored).where(eq(adminAccounts.id, id))
    await endSessions(transaction, id)
  })
}

/** Says what somebody may do. @throws ActionRejected when there is no such account, or it is the last owner's */
export async function changeRole(transaction: Transaction, email: string, role: Role): Promise<void> {
  const { id } = await requireAccount(transaction, email)
  if (role !== 'owner') await requireAnotherOwner(transaction, id)
  await transaction.update(adminAccounts).set({ role }).where(eq(adminAccounts.id, id))
}

/**
 * Lets nobody sign in with an account any more, and ends its sessions.
 *
 * @throws ActionRejected when there is no such account, or it is the last owner's
 */
export async function deactivateAccount(transaction: Transaction, email: string): Promise<void> {
  const { id } = await requireAccount(transaction, email)
  await requireAnotherOwner(transaction, id)
  await transaction.update(adminAccounts).set({ deactivatedAt: new Date() }).where(eq(adminAccounts.id, id))
  await endSessions(transaction, id)
}

/** Lets somebody sign in again. @throws ActionRejected when there is no such account */
export async function reactivateAccount(database: Database, email: string): Promise<void> {
  const { id } = await requireAccount(database, email)
  await database.update(adminAccounts).set({ deactivatedAt: null }).where(eq(adminAccounts.id, id))
}

/** Whoever has not chosen a password yet may never sign in, and is no other owner. Of two owners who would make each other staff at once, the second waits and sees what the first did. */
async function requireAnotherOwner(transaction: Transaction, id: number): Promise<void> {
  const owners = await transaction
    .select({ id: adminAccounts.id })
    .from(adminAccounts)
    .where(
      and(
        eq(adminAccounts.role, 'owner'),
        isNull(adminAccounts.deactivatedAt),
        isNull(adminAccounts.passwordExpiresAt),
      ),
    )
    .orderBy(asc(adminAccounts.id))
    .for('update')
  if (owners.every((owner) => owner.id === id) && owners.length > 0) {
    throw new ActionRejected(
      'This is the last owner: make somebody else an owner first, who has signed in and chosen a password.',
    )
  }
}

/** Sets the second factor of an account, or takes it away. */
export async function changeTotp(
  database: Database,
  id: number,
  totp: { totpSecret: string; totpUsedStep: number } | { totpSecret: null; totpUsedStep: null },
): Promise<void> {
  await database.update(adminAccounts).set(totp).where(eq(adminAccounts.id, id))
}

/** @throws ActionRejected with a sentence when there is no such account */
export async function requireAccount(database: Database, email: string): Promise<Account> {
  const account = await findAccount(database, email)
  if (!account) throw new ActionRejected(`There is no account ${accountName(email)}.`)
  return account
}

async function storedPassword({ password, passwordExpiresAt }: NewPassword) {
  const problem = passwordProblem(password)
  if (problem) throw new ActionRejected(problem)
  return { passwordHash: await hashPassword(password), passwordExpiresAt: passwordExpiresAt ?? null }
}
