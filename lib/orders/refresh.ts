import 'server-only'
import { GatewayError } from '@/lib/cashflows/errors'
import { type OrderContext, orderContext } from './context'
import { isOpen } from './lifecycle'
import type { Order } from './order'
import { PaymentMismatch, settlePayment } from './reconcile'

/** An order as the gateway knows it now, as long as its payment is open; as it was when the gateway cannot tell. */
export async function upToDate(order: Order, context?: OrderContext): Promise<Order> {
  if (!isOpen(order.status) || order.paymentJobReference === null) return order
  try {
    const settlement = await settlePayment(order.paymentJobReference, context ?? (await orderContext()))
    return settlement.outcome === 'settled' ? settlement.order : order
  } catch (error) {
    if (!(error instanceof GatewayError || error instanceof PaymentMismatch)) throw error
    console.error(`Order ${order.number} could not be settled: ${error.message}`)
    return order
  }
}
