import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { ActionRejected } from '@/lib/action-rejected'
import type { Database } from '@/lib/database/database'
import { hashPassword, passwordProblem } from './passwords'
import type { Role } from './roles'
import { endSessions } from './sessions'
import { adminAccounts } from './tables'

type Account = typeof adminAccounts.$inferSelect

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

/** @throws ActionRejected with a sentence for who typed it, when the password is too short or there is such an account */
export async function addAccount(
  database: Database,
  { email, role, password }: { email: string; role: Role; password: string },
): Promise<void> {
  const passwordHash = await hashOfNew(password)
  const added = await database
    .insert(adminAccounts)
    .values({ email: accountName(email), role, passwordHash })
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
export async function changePassword(database: Database, email: string, password: string): Promise<void> {
  const { id } = await requireAccount(database, email)
  const passwordHash = await hashOfNew(password)
  await database.transaction(async (transaction) => {
    await transaction.update(adminAccounts).set({ passwordHash }).where(eq(adminAccounts.id, id))
    await endSessions(transaction, id)
  })
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

async function hashOfNew(password: string): Promise<string> {
  const problem = passwordProblem(password)
  if (problem) throw new ActionRejected(problem)
  return hashPassword(password)
}
