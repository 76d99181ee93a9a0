import 'server-only'
import type { Database } from '@/lib/database/database'
import type { Order } from '@/lib/orders/order'
import { payingPayment } from '@/lib/orders/paying-payment'
import { listPaymentJobs } from '@/lib/orders/repository'
import type { StockQuantity } from '@/lib/stock/stock-item'
import { listReturns } from '@/lib/withdrawals/returned-items'

/** A refund for which there is a credit note: of the payment that pays the order, and completed. */
export interface CreditedRefund {
  /** As the gateway calls it. */
  reference: string
  /** In minor units. */
  amount: number
  /** For which items, where the shop knows it. */
  items: StockQuantity[]
}

/** The refunds of an order for which there are credit notes, whoever made them. */
export async function findCreditedRefunds(database: Database, order: Order): Promise<CreditedRefund[]> {
  const paid = payingPayment({ order, jobs: await listPaymentJobs(database, order.number) })
  const completed = paid?.payment.refunds.filter(({ status }) => status === 'Completed') ?? []
  if (completed.length === 0) return []
  const returns = await listReturns(database, order.number)
  return completed.map(({ reference, amount, refundNumber }) => ({
    reference,
    amount,
    items: returns.filter((one) => one.refundNumber === refundNumber).flatMap(({ items }) => items),
  }))
}
