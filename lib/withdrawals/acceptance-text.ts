import { formatMoney } from '@/lib/money'
import { shortfallText } from '@/lib/orders/given-back'
import type { Accepted } from './decision'

/** What a merchant has accepted, for the audit log: also what the items cost, where less is given back. */
export function acceptanceText(id: number, accepted: Accepted): string {
  const { order, amount } = accepted
  const givenBack = formatMoney(amount, order.currency, 'en-GB')
  return `Accepts withdrawal ${id}: ${givenBack} is given back.${shortfallText(accepted)}`
}
