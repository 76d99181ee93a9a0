import { dayMs } from '@/lib/durations'
import type { Locale } from '@/lib/i18n/locales'
import type { StockQuantity } from '@/lib/stock/stock-item'

/** So many of an ordered line, named as the shopper saw it. */
export interface WithdrawnLine extends StockQuantity {
  name: string
}

/** What a shopper states to withdraw from an order. */
export interface Statement {
  orderNumber: string
  name: string
  /** The electronic means by which the receipt is acknowledged. */
  email: string
  /** Chosen from the order, in the browser that placed it. */
  lines: WithdrawnLine[]
  /** In the shopper's words. With no lines and no words, the whole order is meant. */
  items: string | null
  /** In which it is acknowledged. */
  locale: Locale
}

/**
 * A statement that was received, and what the merchant made of it: `received` → `accepted` or `denied`. What becomes of
 * the refund of one that is accepted says its reversal.
 */
export interface Withdrawal extends Statement {
  /** For the merchant. */
  id: number
  /** Leads to the acknowledgement. Nobody guesses it. */
  token: string
  receivedAt: Date
  state: 'received' | 'accepted' | 'denied'
  decidedAt: Date | null
  /** What it was accepted for. */
  acceptedItems: StockQuantity[]
  /** What is given back, in minor units of the order's currency. */
  amount: number
  /** Why it was denied. */
  reason: string | null
}

/** What a refund for a withdrawal is called here and at the gateway: the same whenever it is tried. */
export const refundNumberOf = (id: number | ''): string => `W-${id}`

/** By when what was paid is to be given back. Source: Art. 13(1) of Directive 2011/83/EU, 14 days. */
export const refundDueAt = ({ receivedAt }: Pick<Withdrawal, 'receivedAt'>): Date =>
  new Date(receivedAt.getTime() + 14 * dayMs)

/**
 * For how many days a statement is kept that matches no order. A consumer may withdraw for twelve months and 14 days at the
 * most. Source: Art. 10(1) of Directive 2011/83/EU.
 */
export const unmatchedStatementDays = 400
