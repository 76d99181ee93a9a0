import { formatMoney } from '@/lib/money'
import type { Order } from './order'

/** What is given back for items of an order. */
export interface GivenBack {
  order: Pick<Order, 'currency'>
  /** What the items cost, in minor units. */
  owed: number
  /** What the shop gives back of that: no more than was paid and has not been given back. */
  amount: number
}

/** What is said where less is given back for items than they cost, behind what is given back; nothing of others. */
export const shortfallText = ({ order, owed, amount }: GivenBack): string =>
  amount < owed ? ` The items cost ${formatMoney(owed, order.currency, 'en-GB')}.` : ''
