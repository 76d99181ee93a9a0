import 'server-only'
import { and, asc, desc, eq, gt, inArray, lt, lte, sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/lib/database/database'
import { dayMs, minuteMs } from '@/lib/durations'
import type { Email, NewEmail } from './email'
import { emails } from './tables'

/** By then an email that was claimed is sent, or its process has ended: several times what a mail server is waited for. */
const leaseMs = 10 * minuteMs

/** What has been due for longer is of no use to anybody: it was kept without a mail server, and is not sent when there is one at last. */
const maxOverdueMs = 7 * dayMs

/**
 * How long after each attempt that failed the next one is made, in minutes; after the last, the email is a dead letter.
 * Together nearly two days, as mail servers try.
 */
const retryMinutes = [2, 5, 15, 60, 180, 360, 720, 1440]

/** Stores emails to be sent, each key once, in the transaction of what causes them. */
export async function enqueue(transaction: Transaction | Database, added: NewEmail[]): Promise<void> {
  if (added.length > 0) await transaction.insert(emails).values(added).onConflictDoNothing()
}

/**
 * The same as a part of a larger statement: emails are stored where another part of it, such as `changed`, gives a row.
 *
 * @param part the name of that part
 */
export function enqueueing(database: Database, part: string, added: NewEmail[]) {
  const rows = sql.param(JSON.stringify(added.map(columnsOf)))
  return database.$with('enqueued', {}).as(
    sql`insert into ${emails} (key, kind, content, order_number, recipient, locale, next_attempt_at)
      select key, kind, content, order_number, recipient, locale, coalesce(next_attempt_at, now())
      from jsonb_populate_recordset(null::${emails}, ${rows}::jsonb) where exists (select from ${sql.identifier(part)})
      on conflict do nothing`,
  )
}

const columnsOf = ({ orderNumber, nextAttemptAt, ...others }: NewEmail) => ({
  ...others,
  order_number: orderNumber,
  next_attempt_at: nextAttemptAt,
})

/**
 * Claims the email that is due for the longest. No other process claims it before the lease ends.
 *
 * @returns undefined when none is due
 */
export async function claimEmail(database: Database, now: Date): Promise<Email | undefined> {
  const due = database
    .select({ id: emails.id })
    .from(emails)
    .where(
      and(
        eq(emails.state, 'due'),
        lte(emails.nextAttemptAt, now),
        gt(emails.nextAttemptAt, new Date(now.getTime() - maxOverdueMs)),
      ),
    )
    .orderBy(asc(emails.nextAttemptAt), asc(emails.id))
    .limit(1)
    .for('update', { skipLocked: true })
  const [claimed] = await database
    .update(emails)
    .set({ attempts: sql`${emails.attempts} + 1`, nextAttemptAt: new Date(now.getTime() + leaseMs) })
    .where(eq(emails.id, sql`(${due})`))
    .returning()
  return claimed as Email | undefined
}

/** Stores that an email was accepted by the mail server. */
export async function storeSent(database: Database, { id }: Email, sentAt: Date): Promise<void> {
  await database.update(emails).set({ state: 'sent', sentAt, lastError: null }).where(eq(emails.id, id))
}

/** Stores that an email is not sent, since it would no longer be true. */
export async function storeDropped(database: Database, { id }: Email): Promise<void> {
  await database.update(emails).set({ state: 'dropped' }).where(eq(emails.id, id))
}

/** Has an email that was claimed looked at again later, without counting it as an attempt. */
export async function postpone(
  database: Database,
  { id, attempts }: Email,
  nextAttemptAt: Date,
): Promise<void> {
  await database
    .update(emails)
    .set({ nextAttemptAt, attempts: attempts - 1 })
    .where(and(eq(emails.id, id), eq(emails.attempts, attempts)))
}

/**
 * Stores that an attempt failed: another one is due later, or the email is a dead letter. Nothing is stored when the lease
 * has ended and another process has claimed the email since.
 *
 * @param isPermanent whether trying again is of no use
 * @returns whether it has become a dead letter
 */
export async function storeFailure(
  transaction: Transaction,
  { id, attempts }: Email,
  { lastError, isPermanent, now }: { lastError: string; isPermanent: boolean; now: Date },
): Promise<boolean> {
  const minutes = isPermanent ? undefined : retryMinutes[attempts - 1]
  const changes =
    minutes === undefined
      ? { state: 'failed' as const }
      : { nextAttemptAt: new Date(now.getTime() + minutes * minuteMs) }
  const stored = await transaction
    .update(emails)
    .set({ ...changes, lastError })
    .where(and(eq(emails.id, id), eq(emails.attempts, attempts), eq(emails.state, 'due')))
    .returning({ id: emails.id })
  return stored.length > 0 && minutes === undefined
}

/**
 * Has an email sent again, also one that was sent or is a dead letter: with the same Message-ID, which tells a receiver
 * that it is the same.
 *
 * @returns it; undefined when there is none, or it is due still
 */
export async function sendAgain(transaction: Transaction | Database, id: number): Promise<Email | undefined> {
  const [changed] = await transaction
    .update(emails)
    .set({ state: 'due', attempts: 0, nextAttemptAt: sql`now()`, lastError: null })
    .where(and(eq(emails.id, id), inArray(emails.state, ['sent', 'failed'])))
    .returning()
  return changed as Email | undefined
}

/** The newest emails of the outbox, newest first: all or those in a state, and those that are older than one. */
export async function listEmails(
  database: Database,
  limit: number,
  { state, before }: { state?: Email['state'] | undefined; before?: number | undefined } = {},
): Promise<Email[]> {
  return (await database
    .select()
    .from(emails)
    .where(and(state && eq(emails.state, state), before === undefined ? undefined : lt(emails.id, before)))
    .orderBy(desc(emails.id))
    .limit(limit)) as Email[]
}

/** The emails that concern an order, oldest first. */
export async function listEmailsOfOrder(database: Database, orderNumber: string): Promise<Email[]> {
  return (await database
    .select()
    .from(emails)
    .where(eq(emails.orderNumber, orderNumber))
    .orderBy(asc(emails.id))) as Email[]
}

/** One email of the outbox. */
export async function findEmail(database: Database, id: number): Promise<Email | undefined> {
  return (await database.select().from(emails).where(eq(emails.id, id)))[0] as Email | undefined
}
