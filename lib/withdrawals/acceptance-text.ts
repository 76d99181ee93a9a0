import { formatMoney } from '@/lib/money'
import type { Accepted } from './decision'

/** What a merchant has accepted, for the audit log: also what the items cost, where less is given back. */
export function acceptanceText(id: number, { order, owed, amount }: Accepted): string {
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, 'en-GB')
  const rest = amount < owed ? ` The items cost ${money(owed)}.` : ''
  return `Accepts withdrawal ${id}: ${money(amount)} is given back.${rest}`
}
