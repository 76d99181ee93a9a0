import 'server-only'
import { orderContext } from '@/lib/orders/context'
import type { Order } from '@/lib/orders/order'
import { payingPayment } from '@/lib/orders/paying-payment'
import { listPaymentJobs, listReversals } from '@/lib/orders/repository'
import type { StockQuantity } from '@/lib/stock/stock-item'

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
export async function findCreditedRefunds(order: Order): Promise<CreditedRefund[]> {
  const { database } = await orderContext()
  const paid = payingPayment({ order, jobs: await listPaymentJobs(database, order.number) })
  const completed = paid?.payment.refunds.filter(({ status }) => status === 'Completed') ?? []
  if (completed.length === 0) return []
  const reversals = await listReversals(database, order.number)
  return completed.map(({ reference, amount, refundNumber }) => ({
    reference,
    amount,
    items: reversals.find((reversal) => reversal.refundNumber === refundNumber)?.items ?? [],
  }))
}
