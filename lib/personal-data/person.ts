import 'server-only'
import { and, asc, eq, inArray, notInArray, or, sql } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { emails } from '@/lib/email/tables'
import { orders, paymentJobs, reversals, shipments } from '@/lib/orders/tables'
import { withdrawals } from '@/lib/withdrawals/tables'
import { removePersonalData } from './removal'
import { keptUntil } from './retention'

/**
 * Everything that the shop stores about a person, by the email address: what Art. 15 of the GDPR asks for. What the gateway
 * and the mail server know, they tell.
 */
export async function exportPerson(database: Database, email: string) {
  const found = await database.select().from(orders).where(isOf(email)).orderBy(asc(orders.placedAt))
  const numbers = found.map(({ number }) => number)
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
    withdrawals: (
      await database
        .select()
        .from(withdrawals)
        .where(or(inArray(withdrawals.orderNumber, numbers), sameText(withdrawals.email, email)))
    ).map(({ token: _token, ...withdrawal }) => withdrawal),
    emails: await database
      .select({
        kind: emails.kind,
        recipient: emails.recipient,
        createdAt: emails.createdAt,
        sentAt: emails.sentAt,
      })
      .from(emails)
      .where(or(inArray(emails.orderNumber, numbers), sameText(emails.recipient, email))),
  }
}

/** What became of the data of a person: of which orders it was removed, and of which it is kept, until when. */
export interface Deletion {
  removed: string[]
  kept: { number: string; until: Date | null }[]
}

/**
 * Deletes what the shop stores about a person, by the email address, as Art. 17 of the GDPR asks for. The law asks to keep
 * the accounts: of a paid order it is kept until its time is over, and then removed. So is that of an order of which the
 * gateway may still tell something: its time is not known, and it can be tried again later.
 */
export async function deletePerson(database: Database, email: string): Promise<Deletion> {
  return database.transaction(async (transaction) => {
    const found = await transaction.select().from(orders).where(isOf(email)).for('update')
    const removed = found.filter(({ paidAt, nextCheckAt }) => paidAt === null && nextCheckAt === null)
    const kept = found.filter((order) => !removed.includes(order))
    const keptNumbers = kept.map(({ number }) => number)
    await removePersonalData(
      transaction,
      removed.map(({ number }) => number),
    )
    const ofOthers = sameText(withdrawals.email, email)
    await transaction
      .delete(withdrawals)
      .where(and(ofOthers, notInArray(withdrawals.orderNumber, keptNumbers)))
    await transaction
      .delete(emails)
      .where(
        and(
          sameText(emails.recipient, email),
          or(sql`${emails.orderNumber} is null`, notInArray(emails.orderNumber, keptNumbers)),
        ),
      )
    return {
      removed: removed.map(({ number }) => number),
      kept: kept.map((order) => ({
        number: order.number,
        until: order.paidAt === null ? null : keptUntil(order),
      })),
    }
  })
}

/** Addresses are compared without upper and lower case, as nearly every mail server does. */
const sameText = (column: typeof emails.recipient | typeof withdrawals.email, email: string) =>
  eq(sql`lower(${column})`, email.toLowerCase())

const isOf = (email: string) => eq(sql`lower(${orders.details} ->> 'email')`, email.toLowerCase())
