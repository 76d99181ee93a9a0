import 'server-only'
import type { Database } from '@/lib/database/database'
import type { StockQuantity } from '@/lib/stock/stock-item'
import { listReversals, listWithdrawals } from './repository'
import { refundNumberOf } from './withdrawal'

/** Items of an order, and the refund by which money is given back for them. */
interface Return {
  /** Of a withdrawal also where the merchant gives the money back, and not the shop. */
  refundNumber: string
  items: StockQuantity[]
  /** Whether the shop has given up to give the money back. */
  isFailed: boolean
}

/**
 * For which items of an order money is given back, by refund number. Those of a withdrawal are stored with the withdrawal
 * alone, which can be accepted without a refund; those of the merchant's own refunds with the refund.
 */
export async function listReturns(database: Database, orderNumber: string): Promise<Return[]> {
  const reversals = await listReversals(database, orderNumber)
  const ofWithdrawals = (await listWithdrawals(database, orderNumber)).map(({ id, acceptedItems }) => ({
    refundNumber: refundNumberOf(id),
    items: acceptedItems,
  }))
  const failed = new Set(
    reversals.filter(({ state }) => state === 'failed').map(({ refundNumber }) => refundNumber),
  )
  return [...ofWithdrawals, ...reversals].map(({ refundNumber, items }) => ({
    refundNumber,
    items,
    isFailed: failed.has(refundNumber),
  }))
}

/** The items of an order for which money was given back, or is about to be: by withdrawals that were accepted, and by the merchant's own refunds. */
export async function returnedItems(database: Database, orderNumber: string): Promise<StockQuantity[]> {
  const returns = await listReturns(database, orderNumber)
  // What could not be given back is still to be.
  return returns.filter(({ isFailed }) => !isFailed).flatMap(({ items }) => items)
}
