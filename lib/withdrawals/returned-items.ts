import 'server-only'
import type { Database } from '@/lib/database/database'
import { listReversals } from '@/lib/orders/repository'
import type { StockQuantity } from '@/lib/stock/stock-item'
import { listWithdrawals } from './receipt'

/** The items of an order for which money was given back, or is about to be: by withdrawals that were accepted, and by the merchant's own refunds. */
export async function returnedItems(database: Database, orderNumber: string): Promise<StockQuantity[]> {
  const reversals = await listReversals(database, orderNumber)
  return [
    ...(await listWithdrawals(database, orderNumber)).flatMap(({ acceptedItems }) => acceptedItems),
    // What could not be given back is still to be.
    ...reversals.filter(({ state }) => state !== 'failed').flatMap(({ items }) => items),
  ]
}
