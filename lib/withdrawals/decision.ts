import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { toAmount } from '@/lib/cashflows/amount'
import { paymentOutcome } from '@/lib/cashflows/payment-status'
import type { Database, Transaction } from '@/lib/database/database'
import { holdsMoney, taken } from '@/lib/orders/lifecycle'
import type { Order, OrderPayment, OrderPaymentJob } from '@/lib/orders/order'
import {
  changeOrder,
  findOrder,
  insertReversals,
  listReversals,
  type OrderWithJobs,
  storeOrder,
} from '@/lib/orders/repository'
import { attention } from '@/lib/orders/tables'
import { returnStock, type StockQuantity, stockKeyOf } from '@/lib/stock/stock'
import { amountFor, itemsLeft, quantities } from './amount'
import { listWithdrawals } from './receipt'
import { withdrawals } from './tables'
import { refundNumberOf, type Withdrawal } from './withdrawal'

export interface Acceptance {
  /** What it is accepted for; when left out, what the shopper chose. */
  items?: readonly StockQuantity[] | 'all' | undefined
  /** Whether the items can be ordered again. */
  isRestocked: boolean
  /** Whether the merchant gives the money back, and not the shop. */
  isPaidBack: boolean
}

export interface Accepted {
  order: Order
  /** What the items cost, in minor units. */
  owed: number
  /** What the shop gives back of that: no more than was paid and has not been given back. */
  amount: number
}

/**
 * Accepts a withdrawal: what is to be given back is stored, and the order is due to be checked, which asks the gateway
 * for the refund. It happens once, however often it is tried.
 *
 * @throws Error with a sentence for the merchant when it cannot be accepted so; then nothing has changed
 */
export async function acceptWithdrawal(
  database: Database,
  id: number,
  acceptance: Acceptance,
  now = new Date(),
): Promise<Accepted> {
  const { orderNumber } = await findReceived(database, id)
  if (!(await findOrder(database, orderNumber))) {
    throw new Error(`There is no order ${orderNumber}: ask the shopper for the right number, and deny this.`)
  }
  return changeOrder(database, orderNumber, async (transaction, stored) => {
    const { order } = stored
    // Read under the lock of the order: of two that are accepted at once, the second sees what the first gives back.
    const all = await listWithdrawals(transaction, orderNumber)
    const withdrawal = all.find((one) => one.id === id)
    if (!withdrawal) throw new Error(`There is no withdrawal ${id}.`)
    const before = all.flatMap(({ acceptedItems }) => acceptedItems)
    const items = itemsOf(withdrawal, acceptance, order, before)
    const owed = amountFor(order, before, items)
    const amount = acceptance.isPaidBack ? 0 : await insertReversal(transaction, stored, { id, owed, now })
    const changes = acceptance.isRestocked ? await restock(transaction, order, items) : order
    await storeOrder(transaction, changes, now)
    await decide(transaction, withdrawal, { state: 'accepted', acceptedItems: [...items], amount }, now)
    return { order, owed, amount }
  })
}

/** Denies a withdrawal. @throws Error with a sentence for the merchant when it has been decided, or does not exist */
export async function denyWithdrawal(
  database: Database,
  id: number,
  reason: string,
  now = new Date(),
): Promise<void> {
  const withdrawal = await findReceived(database, id)
  await database.transaction((transaction) =>
    decide(transaction, withdrawal, { state: 'denied', reason }, now),
  )
}

async function findReceived(database: Database, id: number): Promise<Withdrawal> {
  const [withdrawal] = await database.select().from(withdrawals).where(eq(withdrawals.id, id))
  if (!withdrawal) throw new Error(`There is no withdrawal ${id}.`)
  if (withdrawal.state !== 'received') throw decided(withdrawal)
  return withdrawal
}

const decided = ({ id }: Pick<Withdrawal, 'id'>) => new Error(`Withdrawal ${id} has been decided already.`)

/** Stores what was decided, once, and takes it from what needs attention. */
async function decide(
  transaction: Transaction,
  { id, orderNumber }: Withdrawal,
  decision: Partial<Withdrawal>,
  now: Date,
): Promise<void> {
  const changed = await transaction
    .update(withdrawals)
    .set({ ...decision, decidedAt: now })
    .where(and(eq(withdrawals.id, id), eq(withdrawals.state, 'received')))
    .returning({ id: withdrawals.id })
  if (changed.length === 0) throw decided({ id })
  await transaction
    .update(attention)
    .set({ resolvedAt: now })
    .where(
      and(
        eq(attention.orderNumber, orderNumber),
        eq(attention.kind, 'withdrawal'),
        eq(attention.subject, String(id)),
        isNull(attention.resolvedAt),
      ),
    )
}

/** What a withdrawal is accepted for. */
function itemsOf(
  { id, lines, items: words }: Withdrawal,
  { items: named }: Acceptance,
  order: Order,
  before: readonly StockQuantity[],
): readonly StockQuantity[] {
  const left = itemsLeft(order.lines, before)
  if (left.length === 0) throw new Error(`Order ${order.number} has been withdrawn from as a whole already.`)
  const leftNames = left.map((item) => `${stockKeyOf(item)}=${item.quantity}`).join(' ')
  if (named === undefined && words !== null) {
    throw new Error(
      `Withdrawal ${id} says in the shopper’s words what it is for: name the items, of ${leftNames}, or \`all\`.`,
    )
  }
  const items = named ?? lines
  if (items === 'all' || items.length === 0) return left
  const counts = quantities(left)
  const excess = [...quantities(items)].find(([stockKey, quantity]) => quantity > (counts.get(stockKey) ?? 0))
  if (excess) {
    throw new Error(
      `Of ${excess[0]} order ${order.number} has ${counts.get(excess[0]) ?? 0} left: ${leftNames}.`,
    )
  }
  return items.map(({ product, option, quantity }) => ({ product, option, quantity }))
}

/**
 * Stores what is to be given back of the payment that pays the order: no more than is left of it.
 *
 * @returns the amount, in minor units; when it is 0, nothing is stored
 */
async function insertReversal(
  transaction: Transaction,
  { order, jobs }: OrderWithJobs,
  { id, owed, now }: { id: number; owed: number; now: Date },
): Promise<number> {
  if (order.status === 'under-review') {
    throw new Error(`Order ${order.number} is under review: settle that first, see \`npm run attention\`.`)
  }
  const paid = paymentOf(order, jobs)
  if (!paid || !holdsMoney(paid.payment)) return 0
  const { job, payment } = paid
  const isReserved = paymentOutcome(payment.status) === 'reserved'
  if (isReserved && (owed < order.total || payment.captured > 0)) {
    const rest = toAmount(order.total - owed, order.currency)
    throw new Error(
      `The payment of order ${order.number} is reserved, and cannot be refunded in part. Capture ${rest} ${order.currency} of it in the Portal instead, and accept with \`paid-back\`.`,
    )
  }
  const underWay = (await listReversals(transaction, order.number)).filter(
    ({ refundNumber, paymentReference, state }) =>
      paymentReference === payment.reference &&
      state === 'due' &&
      payment.refunds.every((refund) => refund.refundNumber !== refundNumber),
  )
  const promised = underWay.reduce((sum, { amount }) => sum + amount, 0)
  const amount = Math.min(owed, Math.max(0, taken(payment) - payment.refunded - promised))
  if (amount > 0) {
    await insertReversals(transaction, [
      {
        refundNumber: refundNumberOf(id),
        paymentReference: payment.reference,
        paymentJobReference: job.reference ?? '',
        orderNumber: order.number,
        reason: 'withdrawal',
        amount,
        currency: job.currency,
        nextAttemptAt: now,
        createdAt: now,
      },
    ])
  }
  return amount
}

function paymentOf(
  { paymentReference }: Order,
  jobs: readonly OrderPaymentJob[],
): { job: OrderPaymentJob; payment: OrderPayment } | undefined {
  return jobs
    .flatMap((job) => job.payments.map((payment) => ({ job, payment })))
    .find(({ payment }) => payment.reference === paymentReference)
}

/** Puts items back that the order has taken from the stock; of what it has not taken there is no end. */
async function restock(
  transaction: Transaction,
  order: Order,
  items: readonly StockQuantity[],
): Promise<Order> {
  const wanted = quantities(items)
  const returned = order.takenItems.flatMap((item) => {
    const quantity = Math.min(item.quantity, wanted.get(stockKeyOf(item)) ?? 0)
    return quantity > 0 ? [{ ...item, quantity }] : []
  })
  await returnStock(transaction, returned)
  return { ...order, takenItems: itemsLeft(order.takenItems, returned) }
}
