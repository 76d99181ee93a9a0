import 'server-only'
import type { Transaction } from '@/lib/database/database'
import { returnStock, takeStock } from '@/lib/stock/stock'
import { recordAttention } from './attention-store'
import { nextCheckAt } from './check-schedule'
import { type OrderState, orderState } from './lifecycle'
import type { Order, OrderPaymentJob } from './order'
import { isGivenUp, orderStatuses } from './order-status'
import { insertReversals, storeOrder, withdrawReversal } from './repository'

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
  if (isGivenUp(state.status)) next.givenUpAt ??= now
  if (orderStatuses[state.status].isAuthorisedOrPaid && next.stock !== 'sold') {
    Object.assign(next, await sellStock(transaction, next))
    state = orderState(next, jobs)
  } else if (releasesStock(next, state, now)) {
    await returnStock(transaction, next.takenItems)
    Object.assign(next, withoutStock)
  }
  if (state.paymentReference !== null) next.paidAt ??= now
  next.status = state.status
  next.paymentReference = state.paymentReference
  if (next.paymentReference !== null && next.paymentReference !== order.paymentReference) {
    await withdrawReversal(transaction, next.paymentReference)
  }
  await recordReversals(transaction, order.number, state)
  await recordAttention(transaction, order.number, state.attention)
  next.nextCheckAt = nextCheckAt(next, jobs, now)
  return storeOrder(transaction, next, soonAfter(now))
}

/** What an order that has nothing of the stock says of it. */
export const withoutStock = {
  stock: 'none',
  takenItems: [],
  stockKeptUntil: null,
} satisfies Partial<Order>

/** What an order that is paid says of the stock: it is taken now, unless it was held. */
async function sellStock(transaction: Transaction, { stock, lines }: Order): Promise<Partial<Order>> {
  if (stock === 'held') return { stock: 'sold', stockKeptUntil: null }
  const { shortages, taken } = await takeStock(transaction, lines)
  return shortages.length > 0 ? { ...withoutStock, soldOut: true } : { stock: 'sold', takenItems: taken }
}

function releasesStock({ stock, stockKeptUntil }: Order, { status }: OrderState, now: Date): boolean {
  const { holdsStock, returnsStock } = orderStatuses[status]
  if (stock === 'sold') return returnsStock
  return stock === 'held' && !holdsStock && (stockKeptUntil === null || stockKeptUntil <= now)
}

/** A payment that waits to be given back is looked at when its own back-off lets it be tried again. */
export const soonAfter = (now: Date) => new Date(now.getTime() + 60_000)

async function recordReversals(transaction: Transaction, orderNumber: string, { reversals }: OrderState) {
  await insertReversals(
    transaction,
    reversals.map(({ job, payment, reason }) => ({
      paymentReference: payment.reference,
      paymentJobReference: job.reference ?? '',
      orderNumber,
      reason,
      amount: payment.amount,
      currency: job.currency,
      // The same whenever it is tried, so that a refund whose response was lost is recognised.
      refundNumber: `R-${payment.reference}`,
    })),
  )
}
