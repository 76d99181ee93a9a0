import 'server-only'
import { ActionRejected } from '@/lib/action-rejected'
import type { Transaction } from '@/lib/database/database'
import { formatMoney } from '@/lib/money'
import { returnStock } from '@/lib/stock/stock'
import { type StockQuantity, stockKeyOf } from '@/lib/stock/stock-item'
import { itemsLeft, quantities } from './item-amounts'
import { holdsMoney } from './lifecycle'
import type { Order, Reversal } from './order'
import { isToCapture, payingPayment, refundable } from './paying-payment'
import { insertReversals, type OrderWithJobs } from './repository'

/**
 * Stores, inside `changeOrder`, that an amount of the payment that pays an order is to be given back: no more than is
 * left of it.
 *
 * @returns the amount, in minor units; when it is 0, nothing is stored
 * @throws ActionRejected when the order is under review, or its payment is reserved and would
 * have to be given back in part
 */
export async function insertRefund(
  transaction: Transaction,
  stored: OrderWithJobs,
  {
    amount: owed,
    now,
    ...reversal
  }: Pick<Reversal, 'refundNumber' | 'reason' | 'amount'> & {
    items?: StockQuantity[]
    isRestocked?: boolean
    now: Date
  },
): Promise<number> {
  const { order } = stored
  if (order.status === 'under-review') {
    throw new ActionRejected(
      `Order ${order.number} is under review: settle that first, see \`npm run attention\`.`,
    )
  }
  const paid = payingPayment(stored)
  if (!paid || !holdsMoney(paid.payment)) return 0
  const { job, payment } = paid
  if (isToCapture(stored) && payment.captured > 0) {
    throw new ActionRejected(
      `The payment of order ${order.number} is captured in part, and the rest still reserved. Make the last capture first, which releases what is not captured: then it can be refunded.`,
    )
  }
  if (isToCapture(stored) && owed < order.total) {
    const rest = formatMoney(order.total - owed, order.currency, 'en-GB')
    throw new ActionRejected(
      `The payment of order ${order.number} is reserved, and cannot be refunded in part. Capture ${rest} of it and release the rest, and accept it as one for which you give the money back yourself (\`paid-back\`).`,
    )
  }
  const amount = Math.min(owed, await refundable(transaction, stored))
  if (amount > 0) {
    await insertReversals(transaction, [
      {
        ...reversal,
        paymentReference: payment.reference,
        paymentJobReference: job.reference ?? '',
        orderNumber: order.number,
        amount,
        currency: job.currency,
        nextAttemptAt: now,
        createdAt: now,
      },
    ])
  }
  return amount
}

/**
 * Takes items from what an order has of the stock: they can be ordered again, or a merchant keeps them out of stock. A void
 * that comes later puts back what the order still has, and so neither of them. An order that can still be paid keeps all.
 *
 * @returns what the order has then, to be stored
 */
export async function releaseItems(
  transaction: Transaction,
  order: Order,
  items: readonly StockQuantity[],
  { isRestocked }: { isRestocked: boolean },
): Promise<Order> {
  if (order.stock !== 'sold') return order
  const wanted = quantities(items)
  const released = order.takenItems.flatMap((item) => {
    const quantity = Math.min(item.quantity, wanted.get(stockKeyOf(item)) ?? 0)
    return quantity > 0 ? [{ ...item, quantity }] : []
  })
  if (isRestocked) await returnStock(transaction, released)
  return { ...order, takenItems: itemsLeft(order.takenItems, released) }
}
