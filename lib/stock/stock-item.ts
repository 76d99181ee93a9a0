/** A product, in one of its options where it has some; or one use of a discount code. */
export interface StockItem {
  /** The slug of the product, or `itemOfCode` a code. */
  product: string
  option?: string | undefined
}

/** A quantity of an item. */
export interface StockQuantity extends StockItem {
  quantity: number
}

/** An item of which there are not enough, and how many there are. */
export interface Shortage extends StockItem {
  available: number
}

/** The name of an item in the table of stock: `slug`, or `slug/option`. */
export const stockKeyOf = ({ product, option }: StockItem): string =>
  option === undefined ? product : `${product}/${option}`
