import 'server-only'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { findProduct, limitedItemsOf, listProducts } from '@/lib/catalogue'
import type { Database, Transaction } from '@/lib/database/database'
import { codeOf, limitedUses, maxUsesOf } from '@/lib/discounts/uses'
import { defaultLocale } from '@/lib/i18n/locales'
import { type Shortage, type StockItem, type StockQuantity, stockKeyOf } from './stock-item'
import { stock } from './tables'

/**
 * Takes items out of stock: all of them, or none when there are not enough of one. Of two callers that want the same
 * item, the second waits until the transaction of the first has ended. A transaction calls this or `returnStock` once:
 * two that locked items twice could wait for each other.
 *
 * @param transaction the caller's: rolling it back puts the items back, too
 * @param returned what was taken earlier and is put back first, in any case: what an order holds that is changed
 * @returns the items of which there are not enough, or else those that were taken: the catalogue limits the others not
 */
export async function takeStock(
  transaction: Transaction,
  items: readonly StockQuantity[],
  returned: readonly StockQuantity[] = [],
): Promise<{ shortages: Shortage[]; taken: StockQuantity[] }> {
  const [wanted, putBack] = [await limited(items), byKey(returned)]
  const stored = await lockRows(transaction, wanted, putBack)
  for (const { stockKey, quantity } of putBack) stored.set(stockKey, (stored.get(stockKey) ?? 0) + quantity)
  const shortages = wanted
    .map(({ stockKey, product, option, quantity }) => ({
      item: { product, option, available: stored.get(stockKey) ?? 0 },
      quantity,
    }))
    .filter(({ item, quantity }) => item.available < quantity)
    .map(({ item }) => item)
  await addToRows(transaction, putBack, 1)
  if (shortages.length > 0) return { shortages, taken: [] }
  await addToRows(transaction, wanted, -1)
  return {
    shortages,
    taken: wanted.map(({ product, option, quantity }) => ({ product, option, quantity })),
  }
}

/** Puts back what `takeStock` took, whatever the catalogue limits by now. */
export async function returnStock(transaction: Transaction, items: readonly StockQuantity[]): Promise<void> {
  await takeStock(transaction, [], items)
}

/** How many of each item can be ordered now, by `stockKeyOf`. What is unlimited is left out. */
export async function availability(
  database: Database,
  items: readonly StockItem[],
): Promise<Map<string, number>> {
  const asked = await limited(items.map((item) => ({ ...item, quantity: 0 })))
  const stored = asked.length === 0 ? [] : await database.select().from(stock).where(isOneOf(asked))
  return new Map([
    ...asked.map(({ stockKey, initially }) => [stockKey, initially] as const),
    ...stored.map(({ stockKey, available }) => [stockKey, available] as const),
  ])
}

/** Every item that is limited, by the catalogue or as a use of a discount code, with how many there are to begin with. */
export async function listLimitedItems(): Promise<(StockItem & { stock: number })[]> {
  return [...(await listProducts(defaultLocale)).flatMap(limitedItemsOf), ...limitedUses()]
}

/**
 * Says how many of an item can still be ordered. What orders hold at the moment is not part of it, and comes on top when
 * they are cancelled.
 */
export async function setStock(database: Database, item: StockItem, available: number): Promise<void> {
  await database
    .insert(stock)
    .values({ stockKey: stockKeyOf(item), available })
    .onConflictDoUpdate({ target: stock.stockKey, set: { available } })
}

interface KeyedQuantity extends StockQuantity {
  stockKey: string
}

interface LimitedItem extends KeyedQuantity {
  /** What the catalogue says, or the list of codes. */
  initially: number
}

/** Each item once, with its whole quantity. */
function byKey(items: readonly StockQuantity[]): KeyedQuantity[] {
  const found = new Map<string, KeyedQuantity>()
  for (const { product, option, quantity } of items) {
    const stockKey = stockKeyOf({ product, option })
    found.set(stockKey, {
      stockKey,
      product,
      option,
      quantity: (found.get(stockKey)?.quantity ?? 0) + quantity,
    })
  }
  return [...found.values()]
}

/** The items that are limited, each once with its whole quantity. */
async function limited(items: readonly StockQuantity[]): Promise<LimitedItem[]> {
  const found = byKey(items).map(async (item) => {
    const initially = await limitOf(item)
    return initially === undefined ? [] : [{ ...item, initially }]
  })
  return (await Promise.all(found)).flat()
}

/** How many of an item there are to begin with; undefined when there is no limit. */
async function limitOf({ product, option }: StockItem): Promise<number | undefined> {
  const code = codeOf(product)
  if (code !== undefined) return maxUsesOf(code)
  const described = await findProduct(product, defaultLocale)
  return described && limitedItemsOf(described).find((item) => item.option === option)?.stock
}

const isOneOf = (items: readonly KeyedQuantity[]) =>
  inArray(
    stock.stockKey,
    items.map(({ stockKey }) => stockKey),
  )

/**
 * Makes the rows that are missing for what is wanted, and locks all in one order, so that concurrent orders never wait
 * in a circle.
 */
async function lockRows(
  transaction: Transaction,
  wanted: readonly LimitedItem[],
  putBack: readonly KeyedQuantity[],
): Promise<Map<string, number>> {
  if (wanted.length + putBack.length === 0) return new Map()
  const rows = wanted.map(({ stockKey, initially }) => ({ stockKey, available: initially }))
  if (rows.length > 0) {
    await transaction
      .insert(stock)
      .values(rows.sort((a, b) => (a.stockKey < b.stockKey ? -1 : 1)))
      .onConflictDoNothing()
  }
  const locked = await transaction
    .select()
    .from(stock)
    .where(isOneOf([...wanted, ...putBack]))
    .orderBy(asc(stock.stockKey))
    .for('update')
  return new Map(locked.map(({ stockKey, available }) => [stockKey, available]))
}

async function addToRows(
  transaction: Transaction,
  items: readonly KeyedQuantity[],
  direction: 1 | -1,
): Promise<void> {
  for (const { stockKey, quantity } of items) {
    await transaction
      .update(stock)
      .set({ available: sql`${stock.available} + ${direction * quantity}` })
      .where(eq(stock.stockKey, stockKey))
  }
}
