import { ActionRejected } from '@/lib/action-rejected'
import { type StockItem, type StockQuantity, stockKeyOf } from '@/lib/stock/stock-item'
import type { Order } from './order'

type Ordered = Pick<Order, 'lines' | 'total'>

/** How many of each item there are, by `stockKeyOf`. */
export function quantities(items: readonly StockQuantity[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(stockKeyOf(item), (counts.get(stockKeyOf(item)) ?? 0) + item.quantity)
  return counts
}

/** What is left of items when others are taken from them. */
export function itemsLeft(
  all: readonly StockQuantity[],
  withdrawn: readonly StockQuantity[],
): StockQuantity[] {
  const counts = quantities(withdrawn)
  const items = new Map<string, StockItem>(
    all.map(({ product, option }) => [stockKeyOf({ product, option }), { product, option }]),
  )
  return [...quantities(all)].flatMap(([stockKey, ordered]) => {
    const item = items.get(stockKey)
    const quantity = ordered - (counts.get(stockKey) ?? 0)
    return item && quantity > 0 ? [{ ...item, quantity }] : []
  })
}

/** Items as a merchant types them: `harbour-mug/iron=2`, with a space between two. */
export const itemsText = (items: readonly StockQuantity[]): string =>
  items.map((item) => `${stockKeyOf(item)}=${item.quantity}`).join(' ')

/**
 * Items of an order for which something is to be given back, without anything else that was passed with them.
 *
 * @param left of the order
 * @throws ActionRejected when of one not so many are left
 */
export function checkedItems(
  { number }: Pick<Order, 'number'>,
  left: readonly StockQuantity[],
  items: readonly StockQuantity[],
): StockQuantity[] {
  const counts = quantities(left)
  const excess = [...quantities(items)].find(([stockKey, quantity]) => quantity > (counts.get(stockKey) ?? 0))
  if (excess) {
    throw new ActionRejected(
      `Of ${excess[0]} order ${number} has ${counts.get(excess[0]) ?? 0} left: ${itemsText(left)}.`,
    )
  }
  return items.map(({ product, option, quantity }) => ({ product, option, quantity }))
}

/**
 * What is given back for items, after others of the order: what was paid for them, after discounts. What a line cost is
 * divided among its pieces without a remainder being lost, and whoever has withdrawn from all of the order has got back
 * all of it, delivery included, in however many steps. Source: Art. 13(1) and (2) of Directive 2011/83/EU.
 *
 * @param before what was withdrawn from before, with the items at most what was ordered
 * @returns in minor units
 */
export function amountFor(
  order: Ordered,
  before: readonly StockQuantity[],
  items: readonly StockQuantity[],
): number {
  return paidFor(order, [...before, ...items]) - paidFor(order, before)
}

function paidFor({ lines, total }: Ordered, items: readonly StockQuantity[]): number {
  if (itemsLeft(lines, items).length === 0) return total
  const counts = quantities(items)
  return lines.reduce((sum, line) => {
    const stockKey = stockKeyOf(line)
    const count = Math.min(counts.get(stockKey) ?? 0, line.quantity)
    counts.set(stockKey, (counts.get(stockKey) ?? 0) - count)
    return sum + Math.floor((line.total * count) / line.quantity)
  }, 0)
}
