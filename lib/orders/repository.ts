import 'server-only'
import { and, asc, eq, inArray, isNotNull, lte, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Database, Transaction } from '@/lib/database/database'
import type { NewEmail } from '@/lib/outbox/email'
import { enqueueing } from '@/lib/outbox/outbox'
import type { AttentionItem } from './attention'
import {
  type Order,
  type OrderPaymentJob,
  type Reversal,
  type ReversalReason,
  reversalReasons,
} from './order'
import { isReturnToken } from './order-number'
import { attention, orders, paymentJobs, reversals, withdrawals } from './tables'
import type { Withdrawal } from './withdrawal'

/** An order with its payment jobs, oldest first. */
export interface OrderWithJobs {
  order: Order
  jobs: OrderPaymentJob[]
}

/** The order of a number. */
export async function findOrder(database: Database, orderNumber: string): Promise<Order | undefined> {
  return (await database.select().from(orders).where(eq(orders.number, orderNumber)))[0]
}

/** The order that was placed from a cart. */
export async function findOrderByCart(database: Database, cartId: string): Promise<Order | undefined> {
  return (await database.select().from(orders).where(eq(orders.cartId, cartId)))[0]
}

/** The order that a return address names. Anybody can write such an address, also with what cannot be stored. */
export async function findOrderByReturnToken(database: Database, token: string): Promise<Order | undefined> {
  if (!isReturnToken(token)) return undefined
  return (await database.select().from(orders).where(eq(orders.returnToken, token)))[0]
}

/** An order with its payment jobs, as it was read outside of a transaction. */
export interface ReadOrder extends OrderWithJobs {
  /** Another one whenever anything of the order has changed: all that changes its jobs changes its own row, too. */
  version: string
}

/** The order that a payment job was created for, if the job's reference is stored already. */
export async function findOrderByJob(
  database: Database,
  jobReference: string,
): Promise<ReadOrder | undefined> {
  const named = alias(paymentJobs, 'named')
  const rows = await database
    .select({ order: orders, job: paymentJobs, version: sql<string>`${orders}.xmin::text` })
    .from(named)
    .innerJoin(orders, eq(orders.number, named.orderNumber))
    .innerJoin(paymentJobs, eq(paymentJobs.orderNumber, named.orderNumber))
    .where(eq(named.reference, jobReference))
    .orderBy(asc(paymentJobs.requestedAt), asc(paymentJobs.id))
  const [first] = rows
  return first && { order: first.order, version: first.version, jobs: rows.map(({ job }) => job) }
}

/** The payment jobs of an order, oldest first. */
export async function listPaymentJobs(database: Database, orderNumber: string): Promise<OrderPaymentJob[]> {
  return database
    .select()
    .from(paymentJobs)
    .where(eq(paymentJobs.orderNumber, orderNumber))
    .orderBy(asc(paymentJobs.requestedAt), asc(paymentJobs.id))
}

/**
 * Stores a new order, unless there is one of the same cart.
 *
 * @returns the order of the cart, whoever stored it
 */
export async function insertOrder(database: Database, order: typeof orders.$inferInsert): Promise<Order> {
  const inserted = await database
    .insert(orders)
    .values(order)
    .onConflictDoNothing({ target: orders.cartId })
    .returning()
  const stored = inserted[0] ?? (await findOrderByCart(database, order.cartId))
  if (!stored) throw new Error(`The order of cart ${order.cartId} disappeared while it was stored`)
  return stored
}

/**
 * Runs a change under the row lock of an order: of two changes at the same time, the second sees what the first left.
 * What the change throws leaves everything as it was.
 *
 * @throws Error when there is no such order
 */
export async function changeOrder<Result>(
  database: Database,
  orderNumber: string,
  change: (transaction: Transaction, stored: OrderWithJobs) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (transaction) => {
    const [order] = await transaction
      .select()
      .from(orders)
      .where(eq(orders.number, orderNumber))
      .for('update')
    if (!order) throw new Error(`There is no order ${orderNumber}`)
    return change(transaction, { order, jobs: await listPaymentJobs(transaction, orderNumber) })
  })
}

/** An order as it is stored. @param reversalCheckAt when it is checked at the earliest for a payment that is due to be given back */
function columnsOf(database: Database | Transaction, order: Order, reversalCheckAt: Date) {
  const due = database
    .select({ at: sql`min(${reversals.nextAttemptAt})` })
    .from(reversals)
    .where(and(eq(reversals.orderNumber, order.number), eq(reversals.state, 'due')))
  const at = (date: Date | null) => sql`${sql.param(date, orders.nextCheckAt)}::timestamptz`
  // Of times of which one is null, both functions take the others.
  const reversalAt = sql`case when (${due}) is not null then greatest((${due}), ${at(reversalCheckAt)}) end`
  return { ...order, nextCheckAt: sql`least(${reversalAt}, ${at(order.nextCheckAt)})` }
}

/**
 * Stores an order.
 *
 * @param reversalCheckAt when it is checked at the earliest for a payment that is due to be given back
 * @returns the order as it is stored
 */
export async function storeOrder(
  transaction: Transaction,
  order: Order,
  reversalCheckAt: Date,
): Promise<Order> {
  const stored = await transaction
    .update(orders)
    .set(columnsOf(transaction, order, reversalCheckAt))
    .where(eq(orders.number, order.number))
    .returning({ nextCheckAt: orders.nextCheckAt })
  return { ...order, nextCheckAt: stored[0]?.nextCheckAt ?? null }
}

/**
 * Stores an order, one of its payment jobs and the emails that follow in one statement, unless anything of the order has
 * changed since it was read, or the payment that pays it waits to be given back: then nothing is stored.
 *
 * @param version of the order when it was read
 * @returns the order as it is stored; undefined when nothing is
 */
export async function storeUnlessChanged(
  database: Database,
  version: string,
  order: Order,
  job: OrderPaymentJob,
  emails: NewEmail[],
  reversalCheckAt: Date,
): Promise<Order | undefined> {
  const due = database
    .select({ refundNumber: reversals.refundNumber })
    .from(reversals)
    .where(and(eq(reversals.paymentReference, order.paymentReference ?? ''), eq(reversals.state, 'due')))
  const changed = database.$with('changed').as(
    database
      .update(orders)
      .set(columnsOf(database, order, reversalCheckAt))
      .where(and(eq(orders.number, order.number), sql`${orders}.xmin::text = ${version}`, notExists(due)))
      .returning({ nextCheckAt: orders.nextCheckAt }),
  )
  const stored = await database
    .with(changed, ...(emails.length > 0 ? [enqueueing(database, 'changed', emails)] : []))
    .update(paymentJobs)
    .set(job)
    .from(changed)
    .where(eq(paymentJobs.id, job.id))
    .returning({ nextCheckAt: changed.nextCheckAt })
  return stored[0] && { ...order, nextCheckAt: stored[0].nextCheckAt }
}

/** Stores a payment job, new or changed. */
export async function storePaymentJob(database: Database, job: OrderPaymentJob): Promise<void> {
  await database.insert(paymentJobs).values(job).onConflictDoUpdate({ target: paymentJobs.id, set: job })
}

/** Stores what is to be given back; those that are stored already stay as they are. */
export async function insertReversals(
  transaction: Transaction,
  added: (typeof reversals.$inferInsert)[],
): Promise<void> {
  if (added.length > 0) await transaction.insert(reversals).values(added).onConflictDoNothing()
}

const surplusReasons = (Object.keys(reversalReasons) as ReversalReason[]).filter(
  (reason) => reversalReasons[reason].isOfSurplus,
)

/** Deletes that a payment is one too many, where it has not been given back yet: it has become the one that pays the order. */
export async function deleteReversal(transaction: Transaction, paymentReference: string): Promise<void> {
  await transaction
    .delete(reversals)
    .where(
      and(
        eq(reversals.paymentReference, paymentReference),
        eq(reversals.state, 'due'),
        inArray(reversals.reason, surplusReasons),
      ),
    )
}

/** Records what needs attention. @returns what was not recorded before */
export async function insertAttention(
  database: Database,
  orderNumber: string | null,
  items: AttentionItem[],
): Promise<AttentionItem[]> {
  if (items.length === 0) return []
  return database
    .insert(attention)
    .values(items.map((item) => ({ ...item, orderNumber })))
    .onConflictDoNothing()
    .returning({ kind: attention.kind, subject: attention.subject, detail: attention.detail })
}

/** What the shop gives, or gave, back of an order. */
export async function listReversals(database: Database, orderNumber: string): Promise<Reversal[]> {
  return database.select().from(reversals).where(eq(reversals.orderNumber, orderNumber))
}

/** The withdrawals from an order, oldest first. */
export async function listWithdrawals(database: Database, orderNumber: string): Promise<Withdrawal[]> {
  return database
    .select()
    .from(withdrawals)
    .where(eq(withdrawals.orderNumber, orderNumber))
    .orderBy(asc(withdrawals.id))
}

/**
 * Claims one of the reversals of an order that were due at a time, for the caller to execute. No other process claims it
 * meanwhile: it is due again after a pause, which is twice as long each time.
 */
export async function claimReversal(
  database: Database,
  orderNumber: string,
  dueAt: Date,
  { minPauseMs, maxPauseMs }: { minPauseMs: number; maxPauseMs: number },
): Promise<Reversal | undefined> {
  const due = database
    .select({ refundNumber: reversals.refundNumber })
    .from(reversals)
    .where(
      and(
        eq(reversals.orderNumber, orderNumber),
        eq(reversals.state, 'due'),
        lte(reversals.nextAttemptAt, dueAt),
      ),
    )
    .orderBy(asc(reversals.nextAttemptAt), asc(reversals.refundNumber))
    .limit(1)
    .for('update', { skipLocked: true })
  const pauseMs = sql`least(${maxPauseMs}::float8, ${minPauseMs}::float8 * 2 ^ least(${reversals.attempts}, 20))`
  const [claimed] = await database
    .update(reversals)
    .set({
      attempts: sql`${reversals.attempts} + 1`,
      nextAttemptAt: sql`${sql.param(new Date(), reversals.nextAttemptAt)}::timestamptz + ${pauseMs} * interval '1 millisecond'`,
    })
    .where(inArray(reversals.refundNumber, sql`(${due})`))
    .returning()
  return claimed
}

/** Stores what changed of a reversal that is due. @returns whether it was */
export async function storeReversal(
  database: Database,
  refundNumber: string,
  changes: Partial<Reversal>,
): Promise<boolean> {
  const stored = await database
    .update(reversals)
    .set(changes)
    .where(and(eq(reversals.refundNumber, refundNumber), eq(reversals.state, 'due')))
    .returning({ refundNumber: reversals.refundNumber })
  return stored.length > 0
}

/**
 * Claims orders that are due to be checked, the longest due first. Any number of processes share them: none waits
 * for another's, and a claim that is not followed by a check is due again after the lease.
 */
export async function claimDueOrders(
  database: Database,
  now: Date,
  { limit, leaseMs }: { limit: number; leaseMs: number },
): Promise<string[]> {
  const due = database
    .select({ number: orders.number })
    .from(orders)
    .where(and(isNotNull(orders.nextCheckAt), lte(orders.nextCheckAt, now)))
    .orderBy(asc(orders.nextCheckAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  const claimed = await database
    .update(orders)
    .set({ nextCheckAt: new Date(now.getTime() + leaseMs) })
    .where(inArray(orders.number, sql`(${due})`))
    .returning({ number: orders.number })
  return claimed.map(({ number }) => number)
}

/** Gives claimed orders back, for whoever checks at that time or later. */
export async function releaseOrders(
  database: Database,
  orderNumbers: string[],
  nextCheckAt: Date,
): Promise<void> {
  if (orderNumbers.length === 0) return
  await database.update(orders).set({ nextCheckAt }).where(inArray(orders.number, orderNumbers))
}
