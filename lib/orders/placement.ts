import type { Shortage } from '@/lib/stock/stock-item'
import type { Order } from './order'

/** What came of placing an order. */
export type Placement =
  /** `actionUrl` is the hosted payment page. */
  | { outcome: 'pay'; order: Order; actionUrl: string }
  /** The order of this cart has been paid already. */
  | { outcome: 'purchased'; order: Order }
  /** What becomes of a payment of this order is not certain: money is under way, or a merchant has to decide. */
  | { outcome: 'undecided'; order: Order }
  /** Less is left than the shopper wants. */
  | { outcome: 'sold-out'; order: Order; shortages: Shortage[] }
  /** The gateway rejected the request for a payment job. */
  | { outcome: 'rejected'; order: Order }
  /** The gateway did not respond in time. */
  | { outcome: 'unavailable'; order: Order }
  /** The gateway responded, but not in a way that lets the shopper pay. */
  | { outcome: 'unreadable'; order: Order }
