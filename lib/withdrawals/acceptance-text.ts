import { formatMoney } from '@/lib/money'
import { shortfallText } from '@/lib/orders/given-back'
import type { Acceptance, Accepted } from './decision'

/** What a merchant has accepted, for the audit log: also what the items cost, where less is given back. */
export function acceptanceText(id: number, accepted: Accepted): string {
  const { order, amount } = accepted
  const givenBack = formatMoney(amount, order.currency, 'en-GB')
  return `Accepts withdrawal ${id}: ${givenBack} is given back.${shortfallText(accepted)}`
}

/** What a merchant is about to accept, in sentences. */
export function plannedAcceptanceText(
  id: number,
  accepted: Accepted,
  { isPaidBack, isRestocked }: Acceptance,
): string {
  const { order, owed, amount } = accepted
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, 'en-GB')
  const givenBack = isPaidBack
    ? `you give ${money(owed)} back yourself.`
    : `${money(amount)} is given back.${shortfallText(accepted)}`
  const restocked = isRestocked ? ' The items can be ordered again.' : ''
  return `Withdrawal ${id} from order ${order.number} is accepted: ${givenBack}${restocked}`
}
