import 'server-only'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import { findOption, findProduct, listProducts } from '@/lib/catalogue'
import type { Database, Transaction } from '@/lib/database/database'
import { defaultLocale } from '@/lib/i18n/locales'
import { stock } from './tables'

/** A product, in one of its options where it has some. */
export interface StockItem {
  /** The slug of the product. */
  product: string
  option?: string | undefined
}

/** An item of which there are not enough, and how many there are. */
export interface Shortage extends StockItem {
  available: number
}

/** The name of an item in the table of stock: `slug`, or `slug/option`. */
export const skuOf = ({ product, option }: StockItem): string =>
  option === undefined ? product : `${product}/${option}`

/**
 * Takes items out of stock: all of them, or none when there are not enough of one. Of two callers that want the same
 * item, the second waits until the transaction of the first has ended; so a transaction takes or returns once, since
 * two that did so twice could wait for each other.
 *
 * @param transaction the caller's: rolling it back puts the items back, too
 * @returns the items of which there are not enough; none when everything was taken
 */
export async function takeStock(
  transaction: Transaction,
  items: readonly (StockItem & { quantity: number })[],
): Promise<Shortage[]> {
  const wanted = await limited(items)
  const stored = await lockRows(transaction, wanted)
  const shortages = wanted
    .map(({ sku, product, option, quantity }) => ({
      item: { product, option, available: stored.get(sku) ?? 0 },
      quantity,
    }))
    .filter(({ item, quantity }) => item.available < quantity)
    .map(({ item }) => item)
  if (shortages.length === 0) await addToRows(transaction, wanted, -1)
  return shortages
}

/** Puts back what `takeStock` took. */
export async function returnStock(
  transaction: Transaction,
  items: readonly (StockItem & { quantity: number })[],
): Promise<void> {
  const returned = await limited(items)
  await lockRows(transaction, returned)
  await addToRows(transaction, returned, 1)
}

/** How many of each item can be ordered now, by `skuOf`. What is unlimited is left out. */
export async function availability(
  database: Database,
  items: readonly StockItem[],
): Promise<Map<string, number>> {
  const asked = await limited(items.map((item) => ({ ...item, quantity: 0 })))
  const stored = asked.length === 0 ? [] : await database.select().from(stock).where(isOneOf(asked))
  return new Map([
    ...asked.map(({ sku, initially }) => [sku, initially] as const),
    ...stored.map(({ sku, available }) => [sku, available] as const),
  ])
}

/** Every item that the catalogue limits, with how many there were to begin with. */
export async function listLimitedItems(): Promise<(StockItem & { initially: number })[]> {
  const products = await listProducts(defaultLocale)
  return products
    .flatMap(({ slug: product, stock: initially, options }) =>
      options
        ? options.values.map((option) => ({ product, option: option.value, initially: option.stock }))
        : [{ product, initially }],
    )
    .flatMap(({ initially, ...item }) => (initially === undefined ? [] : [{ ...item, initially }]))
}

/**
 * Says how many of an item can still be ordered. What orders hold at the moment is not part of it, and comes on top when
 * they are cancelled.
 */
export async function setStock(database: Database, item: StockItem, available: number): Promise<void> {
  await database
    .insert(stock)
    .values({ sku: skuOf(item), available })
    .onConflictDoUpdate({ target: stock.sku, set: { available } })
}

interface LimitedItem extends StockItem {
  sku: string
  quantity: number
  /** What the catalogue says. */
  initially: number
}

/** The items that the catalogue limits, each once with its whole quantity, in the order in which rows are locked. */
async function limited(items: readonly (StockItem & { quantity: number })[]): Promise<LimitedItem[]> {
  const found = new Map<string, LimitedItem>()
  for (const { product, option, quantity } of items) {
    const sku = skuOf({ product, option })
    const described = await findProduct(product, defaultLocale)
    const initially = described && (option === undefined ? described : findOption(described, option))?.stock
    if (initially === undefined) continue
    found.set(sku, { sku, product, option, initially, quantity: (found.get(sku)?.quantity ?? 0) + quantity })
  }
  return [...found.values()].sort((a, b) => (a.sku < b.sku ? -1 : 1))
}

const isOneOf = (items: readonly LimitedItem[]) =>
  inArray(
    stock.sku,
    items.map(({ sku }) => sku),
  )

/** Makes the rows that are missing, and locks all in one order, so that concurrent orders never wait in a circle. */
async function lockRows(
  transaction: Transaction,
  items: readonly LimitedItem[],
): Promise<Map<string, number>> {
  if (items.length === 0) return new Map()
  await transaction
    .insert(stock)
    .values(items.map(({ sku, initially }) => ({ sku, available: initially })))
    .onConflictDoNothing()
  const rows = await transaction
    .select()
    .from(stock)
    .where(isOneOf(items))
    .orderBy(asc(stock.sku))
    .for('update')
  return new Map(rows.map(({ sku, available }) => [sku, available]))
}

async function addToRows(
  transaction: Transaction,
  items: readonly LimitedItem[],
  direction: 1 | -1,
): Promise<void> {
  for (const { sku, quantity } of items) {
    await transaction
      .update(stock)
      .set({ available: sql`${stock.available} + ${direction * quantity}` })
      .where(eq(stock.sku, sku))
  }
}
