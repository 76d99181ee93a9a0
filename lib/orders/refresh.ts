import 'server-only'
import { GatewayError } from '@/lib/cashflows/errors'
import { type OrderContext, orderContext } from './context'
import { isOpen } from './lifecycle'
import { PaymentMismatch, reconcile } from './reconcile'
import type { Order } from './tables'

/** An order as the gateway knows it now, as long as its payment is open; as it was when the gateway cannot tell. */
export async function refreshOrder(order: Order, context?: OrderContext): Promise<Order> {
  if (!isOpen(order.status) || order.paymentJobReference === null) return order
  try {
    const reconciliation = await reconcile(order.paymentJobReference, context ?? (await orderContext()))
    return reconciliation.outcome === 'reconciled' ? reconciliation.order : order
  } catch (error) {
    if (!(error instanceof GatewayError || error instanceof PaymentMismatch)) throw error
    console.error(`Order ${order.number} could not be reconciled: ${error.message}`)
    return order
  }
}
