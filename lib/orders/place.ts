import 'server-only'
import { createHash } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import type { PricedCart, PricedLine } from '@/lib/cart/cart'
import type { PaymentJobResponse } from '@/lib/cashflows/contract'
import { GatewayRejected, GatewayResponseUnreadable, GatewayUnavailable } from '@/lib/cashflows/errors'
import { isHostedPageOf } from '@/lib/cashflows/hosted-page'
import { cartFingerprint } from '@/lib/checkout/cart-fingerprint'
import type { OrderDetails } from '@/lib/checkout/details'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { OrderContext } from './context'
import { orderStatuses } from './lifecycle'
import type { Order, OrderedLine } from './order'
import { newOrderNumber } from './order-number'
import { paymentJobRequest } from './payment-job-request'
import { refreshOrder } from './reconcile'
import { applyEvent, findOrderByIdempotencyKey, insertOrder } from './repository'

export interface OrderRequest {
  /** Priced in the currency of `locale`. */
  cart: PricedCart
  details: OrderDetails
  locale: Locale
  /** Identifies one display of the checkout form, so that sending it twice makes one order. */
  checkoutId: string
}

/** What came of placing an order. `actionUrl` is the hosted payment page. */
export type Placement =
  | { outcome: 'pay'; order: Order; actionUrl: string }
  | { outcome: 'authorised-or-paid'; order: Order }
  /** The gateway rejected the request for a payment job. */
  | { outcome: 'rejected'; order: Order }
  /** The gateway did not respond in time. */
  | { outcome: 'unavailable'; order: Order }
  /** The gateway responded, but not in a way that lets the shopper pay. */
  | { outcome: 'unreadable'; order: Order }

/**
 * Stores an order, asks the gateway for a payment job, and returns where the shopper pays.
 *
 * It is idempotent: the same request again continues the same order while that can still be paid, also when both run
 * at the same time. After an order that failed it places another.
 *
 * @throws Error when nothing in the cart can be bought
 */
export async function placeOrder(request: OrderRequest, context: OrderContext): Promise<Placement> {
  const { cart, details, locale, checkoutId } = request
  if (cart.lines.length === 0) throw new Error('An order needs at least one line')
  let idempotencyKey = digest(JSON.stringify([checkoutId, details, cartFingerprint(cart), locale]))
  for (;;) {
    const order = await insertOrder(context.database, {
      number: newOrderNumber(),
      idempotencyKey,
      checkoutId,
      status: 'placed',
      locale,
      currency: cart.currency,
      delivery: cart.delivery,
      total: cart.total,
      lines: cart.lines.map(orderedLine),
      details,
    })
    if (order) return requestPaymentJob(order, context)
    const stored = await findStored(idempotencyKey, context)
    if (stored.status === 'placed') return placementOf(await jobRequested(stored, context))
    // The shopper may have paid in another tab and come Back here, and must not pay twice.
    const earlier = await refreshOrder(stored, context)
    if (!orderStatuses[earlier.status].canRetry) return placementOf(earlier)
    idempotencyKey = digest(`${idempotencyKey} ${earlier.number}`)
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

const orderedLine = (line: PricedLine): OrderedLine => ({
  product: line.product,
  option: line.option,
  name: line.name,
  optionLabel: line.optionLabel,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  total: line.total,
})

async function requestPaymentJob(order: Order, context: OrderContext): Promise<Placement> {
  const { database, gateway, gatewayUrl, appUrl } = context
  let response: PaymentJobResponse
  try {
    const deliveryName = translator(order.locale)('cart.delivery')
    response = await gateway.createPaymentJob(paymentJobRequest(order, appUrl, deliveryName))
  } catch (error) {
    if (error instanceof GatewayRejected) return withoutJob('rejected', order, error.message, context)
    if (error instanceof GatewayUnavailable) return withoutJob('unavailable', order, error.message, context)
    if (error instanceof GatewayResponseUnreadable)
      return withoutJob('unreadable', order, error.message, context)
    throw error
  }
  const actionUrl = response.links.action?.url
  if (!actionUrl || !isHostedPageOf(gatewayUrl, actionUrl)) {
    const reason = `Payment job ${response.data.reference} came with an action link that no shopper can be sent to: ${actionUrl ?? 'none'}`
    return withoutJob('unreadable', order, reason, context)
  }
  const withJob = await applyEvent(database, order.number, 'job-created', (current) => ({
    actionUrl,
    reason: null,
    paymentJobReference: response.data.reference,
    // A notification that was faster than this response may have brought a newer payment.
    paymentReference: current.paymentReference ?? response.data.payments.at(-1)?.reference ?? null,
  }))
  return placementOf(withJob)
}

async function withoutJob(
  outcome: 'rejected' | 'unavailable' | 'unreadable',
  order: Order,
  reason: string,
  { database }: OrderContext,
): Promise<Placement> {
  console.error(`Order ${order.number} got no payment job. ${reason}`)
  const event = outcome === 'rejected' ? 'job-rejected' : 'job-unconfirmed'
  const afterwards = await applyEvent(database, order.number, event, () => ({ reason }))
  // A notification may have been faster than this failure.
  return orderStatuses[afterwards.status].isAuthorisedOrPaid
    ? { outcome: 'authorised-or-paid', order: afterwards }
    : { outcome, order: afterwards }
}

/** What a stored order means for the shopper who has just sent the form. */
function placementOf(order: Order): Placement {
  if (orderStatuses[order.status].isAuthorisedOrPaid) return { outcome: 'authorised-or-paid', order }
  if (order.status === 'rejected') return { outcome: 'rejected', order }
  if (order.status === 'awaiting-payment' && order.actionUrl) {
    return { outcome: 'pay', order, actionUrl: order.actionUrl }
  }
  return { outcome: 'unavailable', order }
}

async function findStored(idempotencyKey: string, { database }: OrderContext): Promise<Order> {
  const order = await findOrderByIdempotencyKey(database, idempotencyKey)
  if (!order) throw new Error('An order disappeared while it was placed')
  return order
}

/** Waits until the other request that is placing this order has its response, no longer than that one can wait. */
async function jobRequested(order: Order, context: OrderContext): Promise<Order> {
  const giveUpAt = Date.now() + context.gatewayTimeoutMs
  let current = order
  while (current.status === 'placed' && Date.now() < giveUpAt) {
    await after(100)
    current = await findStored(order.idempotencyKey, context)
  }
  if (current.status !== 'placed') return current
  return applyEvent(context.database, order.number, 'job-unconfirmed', () => ({
    reason: 'The process that requested the payment job ended before the response',
  }))
}
