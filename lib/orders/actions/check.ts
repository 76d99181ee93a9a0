import 'server-only'
import type { Command } from '@/lib/audit-log/audit-entry'
import { recordAudit } from '@/lib/audit-log/audit-log'
import type { OrderContext } from '../context'
import { reconcileOrder } from '../reconcile'
import { explained } from './action'

/** Asks the gateway about all payment jobs of an order. @throws ActionRejected when it cannot be asked */
export async function checkOrder(
  orderNumber: string,
  { actor }: Pick<Command, 'actor'>,
  context: OrderContext,
): Promise<void> {
  await recordAudit(context.database, {
    actor,
    action: 'check',
    orderNumber,
    detail: 'Checks the order with the gateway.',
  })
  try {
    await reconcileOrder(orderNumber, context)
  } catch (error) {
    throw explained('The check', error)
  }
}
