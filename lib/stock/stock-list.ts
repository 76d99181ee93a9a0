import 'server-only'
import { eq } from 'drizzle-orm'
import { ActionRejected } from '@/lib/action-rejected'
import { recordAudit } from '@/lib/audit-log/audit-log'
import type { Database } from '@/lib/database/database'
import { codeOf } from '@/lib/discounts/uses'
import { shop } from '@/lib/shop'
import { availability, listLimitedItems, setStock } from './stock'
import { type StockItem, stockKeyOf } from './stock-item'
import { stock } from './tables'

/** How many there are of a limited item. */
export interface StockEntry {
  stockKey: string
  item: StockItem
  available: number
  /** What the catalogue says that there are to begin with. */
  initially: number
  /** So few are left that more are needed soon; never of uses of a discount code, which are few on purpose. */
  isLow: boolean
}

/** Every limited item, in the order of the catalogue. */
export async function listStock(database: Database): Promise<StockEntry[]> {
  const items = await listLimitedItems()
  const left = await availability(database, items)
  return items.map(({ stock: initially, ...item }) => {
    const stockKey = stockKeyOf(item)
    const available = left.get(stockKey) ?? initially
    const isLow = available <= shop.lowStock && codeOf(item.product) === undefined
    return { stockKey, item, available, initially, isLow }
  })
}

/**
 * Says how many of an item can still be ordered, and records who said so.
 *
 * @param seen how many there were when whoever says so looked: orders may have taken some since
 * @throws ActionRejected when it is not so many any more, or it is no quantity; then nothing has changed
 */
export async function changeStock(
  database: Database,
  { stockKey, item, initially }: Pick<StockEntry, 'stockKey' | 'item' | 'initially'>,
  { seen, available }: { seen?: number; available: number },
  actor: string,
): Promise<void> {
  if (!Number.isSafeInteger(available) || available < 0 || available > 999_999) {
    throw new ActionRejected('Give a whole number from 0 to 999999.')
  }
  await database.transaction(async (transaction) => {
    await transaction.insert(stock).values({ stockKey, available: initially }).onConflictDoNothing()
    const [before] = await transaction.select().from(stock).where(eq(stock.stockKey, stockKey)).for('update')
    const now = before?.available ?? initially
    if (seen !== undefined && now !== seen) {
      throw new ActionRejected(`There are ${now} by now, and no more ${seen}. Look at the number again.`)
    }
    await setStock(transaction, item, available)
    const detail = `${stockKey}: ${available} can be ordered, ${now} before.`
    await recordAudit(transaction, { actor, action: 'set-stock', detail })
  })
}
