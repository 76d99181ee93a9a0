import type { Order } from './order'

/** What a list of orders shows of one. */
export interface ListedOrder extends Pick<Order, 'number' | 'placedAt' | 'status' | 'total' | 'currency'> {
  /** Of the shopper. */
  name: string
  email: string
}
