import 'server-only'
import type { Database } from '@/lib/database/database'
import { dayMs } from '@/lib/durations'
import { shop } from '@/lib/shop'
import type { ListedOrder } from './listed-order'
import { searchOrders } from './order-search'

/** A reservation ends after about seven days: three are left to capture it. */
const afterDays = 4
/** When these are captured, the next are shown. */
const limit = 50

/** The orders whose reservation ends soon, and which nobody has captured anything of. */
export async function ordersToCapture(database: Database, now: Date): Promise<ListedOrder[]> {
  // In Sweden a date is written as a query has it.
  const dates = new Intl.DateTimeFormat('sv-SE', { timeZone: shop.timeZone })
  const until = dates.format(now.getTime() - afterDays * dayMs)
  return (await (await searchOrders(database, { status: 'reserved', until })).page(limit)).orders
}
