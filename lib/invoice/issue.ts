import 'server-only'
import { and, asc, eq, lt, max, sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/lib/database/database'
import type { Order } from '@/lib/orders/order'
import { orderStatuses } from '@/lib/orders/order-status'
import { presentSeller } from './seller'
import { creditNotes, invoices } from './tables'

/** The invoice of an order. */
export type Invoice = typeof invoices.$inferSelect

/**
 * The invoice of an order, which is issued when it is first asked for. Source of the numbers: Art. 226(2) of Directive
 * 2006/112/EC, a sequential number.
 *
 * @returns undefined for an order without one: its status says so, and none was issued while it was another
 */
export async function issueInvoice(
  database: Database,
  { number: orderNumber, status }: Pick<Order, 'number' | 'status'>,
  issuedAt: Date,
): Promise<Invoice | undefined> {
  if (orderStatuses[status].isInvoiced) return invoiceOf(database, orderNumber, issuedAt)
  return findInvoice(database, orderNumber)
}

/** The credit note of a refund, or of what was released or voided. */
export type CreditNote = typeof creditNotes.$inferSelect

/**
 * The credit note of a refund, or of what was released or voided, which is issued when it is first asked for, with the
 * invoice that it is about. Source: Art. 219 of Directive 2006/112/EC, a document that amends the invoice and refers to it.
 *
 * @param refundReference of one of the order's credits
 */
export async function issueCreditNote(
  database: Database,
  orderNumber: string,
  refundReference: string,
  issuedAt: Date,
): Promise<CreditNote> {
  const { number: invoiceNumber } = await invoiceOf(database, orderNumber, issuedAt)
  const find = (from: Pick<Database, 'select'>) =>
    from.select().from(creditNotes).where(eq(creditNotes.refundReference, refundReference))
  return issueOnce(database, creditNotes, find, (number, transaction) =>
    transaction
      .insert(creditNotes)
      .values({ number, refundReference, invoiceNumber, issuedAt, seller: presentSeller() })
      .returning(),
  )
}

/** The credit notes that were issued before one about the same invoice, in their order. */
export async function listEarlierCreditNotes(
  database: Database,
  { number, invoiceNumber }: CreditNote,
): Promise<CreditNote[]> {
  return database
    .select()
    .from(creditNotes)
    .where(and(eq(creditNotes.invoiceNumber, invoiceNumber), lt(creditNotes.number, number)))
    .orderBy(asc(creditNotes.number))
}

const findInvoices = (from: Pick<Database, 'select'>, orderNumber: string) =>
  from.select().from(invoices).where(eq(invoices.orderNumber, orderNumber))

/** The invoice of an order that was issued. */
export const findInvoice = async (database: Database, orderNumber: string): Promise<Invoice | undefined> =>
  (await findInvoices(database, orderNumber))[0]

const invoiceOf = (database: Database, orderNumber: string, issuedAt: Date): Promise<Invoice> =>
  issueOnce(
    database,
    invoices,
    (from) => findInvoices(from, orderNumber),
    (number, transaction) =>
      transaction
        .insert(invoices)
        .values({ number, orderNumber, issuedAt, seller: presentSeller() })
        .returning(),
  )

/** What is found, or else issued with the next number of its table. */
async function issueOnce<Issued>(
  database: Database,
  table: typeof invoices | typeof creditNotes,
  find: (from: Pick<Database, 'select'>) => PromiseLike<Issued[]>,
  insert: (number: number, transaction: Transaction) => PromiseLike<Issued[]>,
): Promise<Issued> {
  const [found] = await find(database)
  if (found) return found
  return database.transaction(async (transaction) => {
    // Of two that are issued at once, the second waits for the number of the first.
    await transaction.execute(sql`lock table ${table} in share row exclusive mode`)
    const [issued] = await find(transaction)
    if (issued) return issued
    const [newest] = await transaction.select({ number: max(table.number) }).from(table)
    const [inserted] = await insert((newest?.number ?? 0) + 1, transaction)
    if (!inserted) throw new Error('What was issued disappeared while it was stored')
    return inserted
  })
}
