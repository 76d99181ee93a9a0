import 'server-only'
import type { Transaction } from '@/lib/database/database'
import { returnStock, takeStock } from '@/lib/stock/stock'
import type { AttentionItem } from './attention'
import { recordAttention } from './attention-store'
import { nextCheckAt } from './check-schedule'
import { itemsLeft } from './item-amounts'
import { type OrderState, orderState } from './lifecycle'
import { itemsOf, type Order, type OrderPaymentJob } from './order'
import { isGivenUp, orderStatuses } from './order-status'
import { deleteReversal, insertReversals, storeOrder } from './repository'
import { returnedItems } from './returned-items'

/**
 * Brings an order up to what is known of its payment jobs, inside `changeOrder`: its status, the stock that it holds,
 * the payments that must be given back, what needs attention, and when the gateway is asked next. What follows from
 * being paid for the first time happens here, and so in the same transaction and once.
 *
 * @param jobs of the order as they are now, oldest first
 * @returns the order afterwards
 */
export async function updateOrder(
  transaction: Transaction,
  order: Order,
  jobs: readonly OrderPaymentJob[],
  now: Date,
): Promise<Order> {
  const next: Order = { ...order }
  let state = orderState(next, jobs)
  const stockChange = stockChangeOf(order, state, now)
  if (stockChange === 'sell') Object.assign(next, soldStock)
  if (stockChange === 'take') {
    Object.assign(next, await takeSoldStock(transaction, next))
    state = orderState(next, jobs)
  }
  const hasEnded = stockChange === 'return' && order.stock === 'sold'
  const isSent = hasEnded && (await isWithShopper(transaction, order))
  if (stockChange === 'return' && !isSent) {
    await returnStock(transaction, next.takenItems)
    Object.assign(next, withoutStock)
  }
  const { paymentReference } = state
  if (paymentReference !== null && paymentReference !== order.paymentReference) {
    await deleteReversal(transaction, paymentReference)
  }
  await recordReversals(transaction, order.number, state)
  const ended = hasEnded ? endedWithoutMoney(state, isSent) : []
  await recordAttention(transaction, order.number, [...state.attention, ...ended])
  return storeOrder(transaction, inState(next, state, jobs, now), soonAfter(now))
}

/**
 * What `updateOrder` would store of an order, where it stores nothing else: no stock is taken or returned, no payment is
 * to be given back, and nothing needs attention. That is so for nearly all that is heard of payments.
 *
 * @returns undefined where it stores more
 */
export function updatedAlone(order: Order, jobs: readonly OrderPaymentJob[], now: Date): Order | undefined {
  const state = orderState(order, jobs)
  const stockChange = stockChangeOf(order, state, now)
  if (stockChange === 'take' || stockChange === 'return') return undefined
  if (state.reversals.length > 0 || state.attention.length > 0) return undefined
  return inState(stockChange === 'sell' ? { ...order, ...soldStock } : order, state, jobs, now)
}

function inState(order: Order, state: OrderState, jobs: readonly OrderPaymentJob[], now: Date): Order {
  const { status, paymentReference } = state
  const next = { ...order, status, paymentReference }
  if (isGivenUp(status)) next.givenUpAt ??= now
  if (paymentReference !== null) next.paidAt ??= now
  next.nextCheckAt = nextCheckAt(next, jobs, now)
  return next
}

/** What an order that has nothing of the stock says of it. */
export const withoutStock = {
  stock: 'none',
  takenItems: [],
  stockKeptUntil: null,
} satisfies Partial<Order>

/** What an order says of the stock that it held and has sold. */
const soldStock = { stock: 'sold', stockKeptUntil: null } satisfies Partial<Order>

/** What an order says of the stock that is taken when it is paid, since it held none. */
async function takeSoldStock(transaction: Transaction, order: Order): Promise<Partial<Order>> {
  const { shortages, taken } = await takeStock(transaction, itemsOf(order))
  return shortages.length > 0 ? { ...withoutStock, soldOut: true } : { ...soldStock, takenItems: taken }
}

/** Whether goods of an order were sent that nobody has withdrawn from: they are not in the warehouse. */
async function isWithShopper(transaction: Transaction, { number, lines, sentAt }: Order): Promise<boolean> {
  return sentAt !== null && itemsLeft(lines, await returnedItems(transaction, number)).length > 0
}

/** What needs attention when the payment of an order that was reserved or paid ends without money. */
function endedWithoutMoney({ status, paymentReference }: OrderState, isSent: boolean): AttentionItem[] {
  const isExpired = status === 'reservation-expired'
  if (!isSent && !isExpired) return []
  const what = `${isExpired ? 'The reservation of payment' : 'Payment'} ${paymentReference}`
  const happened = isExpired ? 'has ended without a capture' : 'was voided'
  const subject = paymentReference ?? ''
  return isSent
    ? [{ kind: 'sent-unpaid', subject, detail: `${what} ${happened}, and the goods were sent.` }]
    : [{ kind: 'reservation-expired', subject, detail: `${what} ${happened}.` }]
}

/** What becomes of the stock: what is held is sold, what is paid and not held is taken, or it is returned. */
function stockChangeOf(
  { stock, stockKeptUntil }: Order,
  { status }: OrderState,
  now: Date,
): 'sell' | 'take' | 'return' | 'none' {
  const { isAuthorisedOrPaid, holdsStock, returnsStock } = orderStatuses[status]
  if (isAuthorisedOrPaid && stock !== 'sold') return stock === 'held' ? 'sell' : 'take'
  if (stock === 'sold') return returnsStock ? 'return' : 'none'
  const isReleased = stock === 'held' && !holdsStock && (stockKeptUntil === null || stockKeptUntil <= now)
  return isReleased ? 'return' : 'none'
}

/** A payment that waits to be given back is looked at when its own back-off lets it be tried again. */
export const soonAfter = (now: Date) => new Date(now.getTime() + 60_000)

async function recordReversals(transaction: Transaction, orderNumber: string, { reversals }: OrderState) {
  await insertReversals(
    transaction,
    reversals.map(({ job, payment, reason }) => ({
      // The same whenever it is tried, so that a refund whose response was lost is recognised.
      refundNumber: `R-${payment.reference}`,
      paymentReference: payment.reference,
      paymentJobReference: job.reference ?? '',
      orderNumber,
      reason,
      amount: payment.amount,
      currency: job.currency,
    })),
  )
}
