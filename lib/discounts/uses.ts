import { discountCodes } from './codes'

/**
 * The uses of a limited code are counted as stock is: an order takes one while it can be paid, gives it back when it is not
 * paid, and has used it when it is. The colon keeps their names apart from those of products.
 */
const prefix = 'discount:'

/** One use of a code, as an item of the stock. */
export const itemOfCode = (code: string) => ({ product: prefix + code, quantity: 1 })

/** The code that an item of the stock is a use of; undefined when it is a product. */
export const codeOf = (product: string): string | undefined =>
  product.startsWith(prefix) ? product.slice(prefix.length) : undefined

/** How many orders can use a code; undefined when there is no limit, or no such code. */
export const maxUsesOf = (code: string): number | undefined => discountCodes.get(code)?.maxUses

/** The limited codes, as items of the stock, with how many uses there are to begin with. */
export const limitedUses = (): { product: string; stock: number }[] =>
  [...discountCodes.values()].flatMap(({ code, maxUses }) =>
    maxUses === undefined ? [] : [{ product: prefix + code, stock: maxUses }],
  )
