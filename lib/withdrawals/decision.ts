import 'server-only'
import { and, eq } from 'drizzle-orm'
import { ActionRejected } from '@/lib/action-rejected'
import type { Database, Transaction } from '@/lib/database/database'
import { resolveMatter } from '@/lib/orders/attention-store'
import type { GivenBack } from '@/lib/orders/given-back'
import { amountFor, checkedItems, itemsLeft, itemsText } from '@/lib/orders/item-amounts'
import type { Order } from '@/lib/orders/order'
import { insertRefund, releaseItems } from '@/lib/orders/refund-request'
import { changeOrder, findOrder, listWithdrawals, storeOrder } from '@/lib/orders/repository'
import { returnedItems } from '@/lib/orders/returned-items'
import { withdrawals } from '@/lib/orders/tables'
import { refundNumberOf, type Withdrawal } from '@/lib/orders/withdrawal'
import { enqueue } from '@/lib/outbox/outbox'
import type { StockQuantity } from '@/lib/stock/stock-item'
import { withdrawalEmail } from './receipt'

export interface Acceptance {
  /** What it is accepted for; when left out, what the shopper chose. */
  items?: readonly StockQuantity[] | 'all' | undefined
  /** Whether the items can be ordered again. */
  isRestocked: boolean
  /** Whether the merchant gives the money back, and not the shop. */
  isPaidBack: boolean
}

export interface Accepted extends GivenBack {
  order: Order
  items: readonly StockQuantity[]
}

/**
 * Accepts a withdrawal: what is to be given back is stored, and the order is due to be checked, which asks the gateway
 * for the refund. It happens once, however often it is tried.
 *
 * @throws ActionRejected when it cannot be accepted so; then nothing has changed
 */
export async function acceptWithdrawal(
  database: Database,
  id: number,
  acceptance: Acceptance,
  now = new Date(),
): Promise<Accepted> {
  const { orderNumber } = await findReceived(database, id)
  if (!(await findOrder(database, orderNumber))) {
    throw new ActionRejected(
      `There is no order ${orderNumber}: ask the shopper for the right number, and deny this.`,
    )
  }
  return changeOrder(database, orderNumber, async (transaction, stored) => {
    const { order } = stored
    if (order.paidAt === null) {
      throw new ActionRejected(`Order ${orderNumber} is not paid: cancel the order instead, and deny this.`)
    }
    // Read under the lock of the order: of two that are accepted at once, the second sees what the first gives back.
    const withdrawal = (await listWithdrawals(transaction, orderNumber)).find((one) => one.id === id)
    if (!withdrawal) throw new ActionRejected(`There is no withdrawal ${id}.`)
    const before = await returnedItems(transaction, orderNumber)
    const items = itemsOf(withdrawal, acceptance, order, before)
    const owed = amountFor(order, before, items)
    const refund = { refundNumber: refundNumberOf(id), reason: 'withdrawal', amount: owed, now } as const
    const amount = acceptance.isPaidBack ? 0 : await insertRefund(transaction, stored, refund)
    await storeOrder(transaction, await releaseItems(transaction, order, items, acceptance), now)
    await decide(transaction, withdrawal, { state: 'accepted', acceptedItems: [...items], amount }, now)
    return { order, items, owed, amount }
  })
}

/** Denies a withdrawal, and has the shopper told why by email. @throws ActionRejected when it has been decided, or does not exist */
export async function denyWithdrawal(
  database: Database,
  id: number,
  reason: string,
  now = new Date(),
): Promise<Withdrawal> {
  const withdrawal = await findReceived(database, id)
  await database.transaction(async (transaction) => {
    await decide(transaction, withdrawal, { state: 'denied', reason }, now)
    await enqueue(transaction, [withdrawalEmail('withdrawal-denied', withdrawal)])
  })
  return withdrawal
}

async function findReceived(database: Database, id: number): Promise<Withdrawal> {
  const [withdrawal] = await database.select().from(withdrawals).where(eq(withdrawals.id, id))
  if (!withdrawal) throw new ActionRejected(`There is no withdrawal ${id}.`)
  if (withdrawal.state !== 'received') throw decided(withdrawal)
  return withdrawal
}

const decided = ({ id }: Pick<Withdrawal, 'id'>) =>
  new ActionRejected(`Withdrawal ${id} has been decided already.`)

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
  await resolveMatter(transaction, orderNumber, 'withdrawal', String(id), now)
}

/** What a withdrawal is accepted for. */
function itemsOf(
  { id, lines, items: words }: Withdrawal,
  { items: named }: Acceptance,
  order: Order,
  before: readonly StockQuantity[],
): readonly StockQuantity[] {
  const left = itemsLeft(order.lines, before)
  if (left.length === 0)
    throw new ActionRejected(`Order ${order.number} has been withdrawn from as a whole already.`)
  if (named === undefined && words !== null) {
    throw new ActionRejected(
      `Withdrawal ${id} says in the shopper’s words what it is for: name the items, of ${itemsText(left)}, or \`all\`.`,
    )
  }
  const items = named ?? lines
  if (items === 'all' || items.length === 0) return left
  return checkedItems(order, left, items)
}
