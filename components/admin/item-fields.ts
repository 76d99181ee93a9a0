import type { OrderedLine } from '@/lib/orders/order'
import { type StockItem, type StockQuantity, stockKeyOf } from '@/lib/stock/stock-item'
import type { ActionField } from './action-form'

/**
 * A choice each of how many of an item, which says `ITEM=QUANTITY`.
 *
 * @param items of which there are so many
 * @param chosen how many are chosen at first
 * @param form distinguishes the fields from those of other forms of the page
 */
export function itemFields(
  lines: readonly OrderedLine[],
  items: readonly StockQuantity[],
  chosen: (item: StockQuantity) => number,
  form: string,
): ActionField[] {
  return items.map((item, index) => {
    const key = stockKeyOf(item)
    return {
      name: `item-${index}-${form}`,
      label: itemName(lines, item),
      kind: 'choice',
      options: Array.from({ length: item.quantity + 1 }, (_, count) => ({
        value: `${key}=${count}`,
        label: String(count),
      })),
      value: `${key}=${chosen(item)}`,
    }
  })
}

/** What an item of an order is called. */
export function itemName(lines: readonly OrderedLine[], item: StockItem): string {
  const key = stockKeyOf(item)
  const line = lines.find((candidate) => stockKeyOf(candidate) === key)
  return [line?.name ?? key, line?.optionLabel].filter(Boolean).join(', ')
}
