import { itemName } from '@/components/admin/item-fields'
import type { Order } from '@/lib/orders/order'
import type { StockQuantity } from '@/lib/stock/stock-item'

// Sentences of what a merchant reads before something is done that cannot be undone.

/** To whom an order belongs. */
export const shopperOf = ({ details: { firstName, lastName, email } }: Pick<Order, 'details'>) =>
  `${firstName} ${lastName}, ${email}`

/** For which items of an order something is given back. */
export const forItems = ({ lines }: Pick<Order, 'lines'>, items: readonly StockQuantity[]): string =>
  `It is for ${items.map((item) => `${item.quantity} × ${itemName(lines, item)}`).join('; ')}.`

export const restocked = 'The items can be ordered again.'
