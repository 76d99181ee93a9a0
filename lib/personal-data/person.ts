import 'server-only'
import { and, asc, eq, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit-log/audit-log'
import type { Database } from '@/lib/database/database'
import { orders, paymentJobs, reversals, shipments, withdrawals } from '@/lib/orders/tables'
import { emails } from '@/lib/outbox/tables'
import { removeFromWithdrawals, removePersonalData } from './removal'
import { keptUntil } from './retention'

/**
 * Everything that the shop stores about a person, by the email address: what Art. 15 of the GDPR asks for. What others have
 * stated about an order of the person is theirs. What the gateway and the mail server know, they tell.
 *
 * @param actor who does it, for the audit log
 */
export async function exportPerson(database: Database, email: string, actor: string) {
  const found = await database.select().from(orders).where(isOf(email)).orderBy(asc(orders.placedAt))
  const numbers = found.map(({ number }) => number)
  await record(database, { actor, action: 'export-personal-data' }, numbers, 'Exported the personal data.')
  return {
    email,
    orders: found.map(({ cartId: _cart, returnToken: _token, ...order }) => order),
    payments: (
      await database.select().from(paymentJobs).where(inArray(paymentJobs.orderNumber, numbers))
    ).map(({ orderNumber, reference, status, amount, currency, payments, steps }) => ({
      orderNumber,
      reference,
      status,
      amount,
      currency,
      payments,
      steps,
    })),
    refunds: await database.select().from(reversals).where(inArray(reversals.orderNumber, numbers)),
    shipments: await database.select().from(shipments).where(inArray(shipments.orderNumber, numbers)),
    withdrawals: (await database.select().from(withdrawals).where(sameText(withdrawals.email, email))).map(
      ({ token: _token, ...withdrawal }) => withdrawal,
    ),
    emails: await database
      .select({
        kind: emails.kind,
        recipient: emails.recipient,
        createdAt: emails.createdAt,
        sentAt: emails.sentAt,
      })
      .from(emails)
      .where(sameText(emails.recipient, email)),
  }
}

/** What became of the data of a person: of which orders it was removed, and of which it is kept, until when. */
export interface Deletion {
  removed: string[]
  kept: { number: string; until: Date | null }[]
  /** The statements of withdrawal from orders of others that nobody has decided about. */
  undecided: { id: number; orderNumber: string }[]
}

/**
 * Deletes what the shop stores about a person, by the email address, as Art. 17 of the GDPR asks for. The law asks to keep
 * the accounts: of a paid order it is kept until its time is over, and then removed. So is that of an order of which the
 * gateway may still tell something: its time is not known, and it can be tried again later. A statement of withdrawal from an
 * order that there is stays until it is decided: the law gives the merchant 14 days to give the money back.
 *
 * @param actor who does it, for the audit log
 */
export async function deletePerson(database: Database, email: string, actor: string): Promise<Deletion> {
  return database.transaction(async (transaction) => {
    const found = await transaction.select().from(orders).where(isOf(email)).for('update')
    const removed = found.filter(({ paidAt, nextCheckAt }) => paidAt === null && nextCheckAt === null)
    const kept = found.filter((order) => !removed.includes(order))
    const keptNumbers = kept.map(({ number }) => number)
    await removePersonalData(
      transaction,
      removed.map(({ number }) => number),
    )
    await record(
      transaction,
      { actor, action: 'delete-personal-data' },
      removed.map(({ number }) => number),
      'Deleted the personal data.',
    )
    const isStated = and(sameText(withdrawals.email, email), notInArray(withdrawals.orderNumber, keptNumbers))
    const undecided = await transaction
      .select({ id: withdrawals.id, orderNumber: withdrawals.orderNumber })
      .from(withdrawals)
      .innerJoin(orders, eq(orders.number, withdrawals.orderNumber))
      .where(and(isStated, eq(withdrawals.state, 'received')))
      .orderBy(asc(withdrawals.id))
    const stated = and(
      isStated,
      notInArray(
        withdrawals.id,
        undecided.map(({ id }) => id),
      ),
    )
    // Items that were taken back must not be taken back twice.
    await removeFromWithdrawals(transaction, and(stated, eq(withdrawals.state, 'accepted')))
    await transaction.delete(withdrawals).where(stated)
    await transaction
      .delete(emails)
      .where(
        and(
          sameText(emails.recipient, email),
          or(
            isNull(emails.orderNumber),
            notInArray(emails.orderNumber, [
              ...keptNumbers,
              ...undecided.map(({ orderNumber }) => orderNumber),
            ]),
          ),
        ),
      )
    return {
      removed: removed.map(({ number }) => number),
      kept: kept.map((order) => ({
        number: order.number,
        until: order.paidAt === null ? null : keptUntil(order),
      })),
      undecided,
    }
  })
}

/** Names nobody: the audit log keeps what it says. */
async function record(
  database: Database,
  entry: { actor: string; action: 'export-personal-data' | 'delete-personal-data' },
  orderNumbers: string[],
  detail: string,
): Promise<void> {
  for (const orderNumber of orderNumbers) await recordAudit(database, { ...entry, orderNumber, detail })
  if (orderNumbers.length === 0) await recordAudit(database, { ...entry, detail: `${detail} Of no order.` })
}

/** What became of the data of a person, in sentences for the merchant. */
export const deletionText = (deletion: Deletion): string =>
  [
    deletion.removed.length === 0
      ? 'No order was to be changed.'
      : `Removed from the orders ${deletion.removed.join(', ')}.`,
    ...keptTexts(deletion),
    'Cashflows and the mail server keep data of their own: ask them as well.',
  ].join('\n')

/** What would become of the data of a person, in sentences for the merchant. */
export const plannedDeletionText = (email: string, deletion: Deletion): string =>
  [
    `What is stored about ${email} is deleted, also emails and withdrawals that belong to no order.`,
    deletion.removed.length === 0
      ? 'No order is to be changed.'
      : `Personal data is removed from the orders ${deletion.removed.join(', ')}.`,
    ...keptTexts(deletion),
  ].join('\n')

const keptTexts = ({ kept, undecided }: Deletion): string[] => [
  ...kept.map(({ number, until }) =>
    until === null
      ? `Order ${number} may still be paid: cancel it, or try again when it has expired.`
      : `Order ${number} was paid, and is kept for the accounts until ${until.toISOString().slice(0, 10)}. It is removed then.`,
  ),
  ...undecided.map(
    ({ id, orderNumber }) =>
      `Withdrawal ${id} from order ${orderNumber} is not decided, and is kept: accept or deny it, and delete again.`,
  ),
]

/** Addresses are compared without upper and lower case, as nearly every mail server does. */
const sameText = (column: typeof emails.recipient | typeof withdrawals.email, email: string) =>
  eq(sql`lower(${column})`, email.toLowerCase())

const isOf = (email: string) => eq(sql`lower(${orders.details} ->> 'email')`, email.toLowerCase())
