import 'server-only'
import { database } from '@/lib/database/database'
import type { Order } from '@/lib/orders/order'
import { listReversals, listWithdrawals } from '@/lib/orders/repository'
import { refundNumberOf, type Withdrawal } from '@/lib/orders/withdrawal'
import { isByShopper } from './receipt'

/** A withdrawal as the page of its order shows it. */
export interface ShownWithdrawal
  extends Pick<Withdrawal, 'id' | 'receivedAt' | 'decidedAt' | 'state' | 'amount' | 'reason'> {
  /** Of the acknowledgement, where the statement names the email address of the order. */
  token?: string | undefined
  /** Whether what it was accepted for has been given back. */
  isGivenBack: boolean
}

/** The withdrawals from an order, oldest first, without what strangers may have written. */
export async function findShownWithdrawals(order: Order): Promise<ShownWithdrawal[]> {
  const store = await database()
  const reversals = await listReversals(store, order.number)
  return (await listWithdrawals(store, order.number)).map((withdrawal) => ({
    id: withdrawal.id,
    receivedAt: withdrawal.receivedAt,
    decidedAt: withdrawal.decidedAt,
    state: withdrawal.state,
    amount: withdrawal.amount,
    reason: withdrawal.reason,
    token: isByShopper(withdrawal, order) ? withdrawal.token : undefined,
    isGivenBack: reversals.some(
      ({ refundNumber, state }) => refundNumber === refundNumberOf(withdrawal.id) && state === 'completed',
    ),
  }))
}
