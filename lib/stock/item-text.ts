import type { StockQuantity } from './stock-item'

/** Reads a quantity of an item, as `harbour-mug/iron=2`. @returns undefined when it is written in another way */
export function readItem(text: string): StockQuantity | undefined {
  const [, product, option, quantity] = /^([\w-]+)(?:\/([\w-]+))?=(\d{1,6})$/.exec(text) ?? []
  return product === undefined ? undefined : { product, option, quantity: Number(quantity) }
}
