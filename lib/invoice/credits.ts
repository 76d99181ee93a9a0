import 'server-only'
import { paymentOutcome } from '@/lib/cashflows/payment-status'
import type { Database } from '@/lib/database/database'
import { taken } from '@/lib/orders/lifecycle'
import type { Order, OrderPayment } from '@/lib/orders/order'
import { orderStatuses } from '@/lib/orders/order-status'
import { payingPayment } from '@/lib/orders/paying-payment'
import { listPaymentJobs } from '@/lib/orders/repository'
import { listReturns } from '@/lib/orders/returned-items'
import type { StockQuantity } from '@/lib/stock/stock-item'
import { findInvoice } from './issue'

/**
 * What an invoice is for and the seller does not keep, for which there is a credit note: a refund that is completed, or what of
 * the payment that pays the order was released or voided.
 */
export interface Credit {
  /** What the gateway calls the refund, or the payment; of one that was voided after a capture with `-voided`. */
  reference: string
  /** In minor units. */
  amount: number
  /** For which items, where the shop knows it. */
  items: StockQuantity[]
}

/** What there are credit notes for of an order, whoever refunded or released it; nothing where there is no invoice. */
export async function findCredits(database: Database, order: Order): Promise<Credit[]> {
  const paid = payingPayment({ order, jobs: await listPaymentJobs(database, order.number) })
  if (!paid) return []
  const completed = paid.payment.refunds.filter(({ status }) => status === 'Completed')
  const releases = releasesOf(paid.payment)
  if (completed.length === 0 && releases.length === 0) return []
  if (!orderStatuses[order.status].isInvoiced && !(await findInvoice(database, order.number))) return []
  const returns = await listReturns(database, order.number)
  const refunds = completed.map(({ reference, amount, refundNumber }) => ({
    reference,
    amount,
    items: returns.filter((one) => one.refundNumber === refundNumber).flatMap(({ items }) => items),
  }))
  return [...refunds, ...releases]
}

/** What of a payment was released, or voided after it was captured: nobody pays it. */
function releasesOf(payment: OrderPayment): Credit[] {
  const { reference, amount, captured, refunded } = payment
  const outcome = paymentOutcome(payment.status)
  const isFinal = outcome === 'paid' || outcome === 'expired' || outcome === 'cancelled'
  const released = isFinal ? amount - (outcome === 'paid' ? taken(payment) : captured) : 0
  const voided = outcome === 'cancelled' ? captured - refunded : 0
  return [
    { reference, amount: released, items: [] },
    { reference: `${reference}-voided`, amount: voided, items: [] },
  ].filter((credit) => credit.amount > 0)
}
