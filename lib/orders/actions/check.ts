import 'server-only'
import type { Command } from '@/lib/audit-log/audit-entry'
import type { OrderContext } from '../context'
import { reconcileOrder } from '../reconcile'
import { changeOnce, explained } from './action'

/**
 * Asks the gateway about all payment jobs of an order. What is sent twice is recorded once, and asks again, since the first
 * may have failed and asking changes nothing.
 *
 * @throws ActionRejected when it cannot be asked
 */
export async function checkOrder(
  orderNumber: string,
  command: Command,
  context: OrderContext,
): Promise<void> {
  await changeOnce(
    context.database,
    orderNumber,
    'check',
    command,
    async () => 'Checks the order with the gateway.',
  )
  try {
    await reconcileOrder(orderNumber, context)
  } catch (error) {
    throw explained('The check', error)
  }
}
