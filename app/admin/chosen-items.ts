import { readItem } from '@/lib/stock/item-text'
import type { StockQuantity } from '@/lib/stock/stock-item'

/** The items that were chosen in the fields of `itemFields`, without those of which none was. */
export const chosenItems = (fields: Record<string, string | undefined>): StockQuantity[] =>
  Object.entries(fields)
    .filter(([name]) => name.startsWith('item-'))
    .flatMap(([, value = '']) => readItem(value) ?? [])
    .filter(({ quantity }) => quantity > 0)
