import 'server-only'
import { createHash } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { type CartLine, priceCart } from '@/lib/cart/cart'
import type { PaymentJobAnswer } from '@/lib/cashflows/contract'
import { GatewayAnswerUnreadable, GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { isHostedPageOf } from '@/lib/cashflows/hosted-page'
import type { OrderDetails } from '@/lib/checkout/details'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { applyEvent } from './apply-event'
import { type OrderContext, orderContext } from './context'
import { isAuthorisedOrPaid } from './lifecycle'
import { newOrderNumber } from './order-number'
import { paymentJobRequest } from './payment-job-request'
import { refreshOrder } from './refresh'
import type { Order } from './tables'
import { orders } from './tables'

export interface OrderRequest {
  cart: CartLine[]
  details: OrderDetails
  locale: Locale
  /** Names one showing of the checkout form, so that sending it twice makes one order. */
  checkoutId: string
}

export type Placement =
  | { outcome: 'pay'; order: Order; actionUrl: string }
  | { outcome: 'authorised-or-paid'; order: Order }
  /** The gateway rejected the request for a payment job. */
  | { outcome: 'rejected'; order: Order }
  /** The gateway did not answer in time. */
  | { outcome: 'unavailable'; order: Order }
  /** The gateway answered, but not in a way that lets the shopper pay. */
  | { outcome: 'unreadable'; order: Order }

/**
 * Stores an order, asks the gateway for a payment job, and tells where the shopper pays.
 *
 * The same request again goes on with the same order while that can still be paid, also when both run at the same
 * time; after an order that came to nothing it places another.
 *
 * @throws Error when nothing in the cart can be bought
 */
export async function placeOrder(request: OrderRequest, context?: OrderContext): Promise<Placement> {
  const surroundings = context ?? (await orderContext())
  let idempotencyKey = digest(
    JSON.stringify([request.checkoutId, request.details, request.cart, request.locale]),
  )
  for (;;) {
    const order = await store(request, idempotencyKey, surroundings)
    if (order) return askForJob(order, surroundings)
    const earlier = await continueEarlier(idempotencyKey, surroundings)
    if (typeof earlier === 'object') return earlier
    idempotencyKey = digest(`${idempotencyKey} ${earlier}`)
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** Stores the order unless one with the same idempotency key is stored already. */
async function store(
  { cart, details, locale, checkoutId }: OrderRequest,
  idempotencyKey: string,
  { database }: OrderContext,
): Promise<Order | undefined> {
  const { lines, delivery, total, currency } = await priceCart(cart, locale)
  if (lines.length === 0) throw new Error('An order needs at least one line')
  const orderLines = lines.map(({ product, option, name, optionLabel, quantity, unitPrice, total }) => ({
    product,
    option,
    name,
    optionLabel,
    quantity,
    unitPrice,
    total,
  }))
  const [stored] = await database
    .insert(orders)
    .values({
      number: newOrderNumber(),
      idempotencyKey,
      checkoutId,
      status: 'placed',
      locale,
      currency,
      delivery,
      total,
      lines: orderLines,
      details,
    })
    .onConflictDoNothing({ target: orders.idempotencyKey })
    .returning()
  return stored
}

async function askForJob(order: Order, context: OrderContext): Promise<Placement> {
  const { database, gateway, gatewayUrl, appUrl } = context
  let answer: PaymentJobAnswer
  try {
    const deliveryName = translator(order.locale)('cart.delivery')
    answer = await gateway.createPaymentJob(paymentJobRequest(order, appUrl, deliveryName))
  } catch (error) {
    if (error instanceof GatewayRejected) return withoutJob('rejected', order, error.message, context)
    if (error instanceof GatewayUnavailable) return withoutJob('unavailable', order, error.message, context)
    if (error instanceof GatewayAnswerUnreadable)
      return withoutJob('unreadable', order, error.message, context)
    throw error
  }
  const actionUrl = answer.links.action?.url
  if (!actionUrl || !isHostedPageOf(gatewayUrl, actionUrl)) {
    const reason = `Payment job ${answer.data.reference} came with an action link that no shopper can be sent to: ${actionUrl ?? 'none'}`
    return withoutJob('unreadable', order, reason, context)
  }
  const withJob = await applyEvent(database, order.number, 'job-created', (current) => ({
    actionUrl,
    reason: null,
    paymentJobReference: answer.data.reference,
    // A notification that was faster than this answer may have brought a newer payment.
    paymentReference: current.paymentReference ?? answer.data.payments.at(-1)?.reference ?? null,
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
  return isAuthorisedOrPaid(afterwards.status)
    ? { outcome: 'authorised-or-paid', order: afterwards }
    : { outcome, order: afterwards }
}

/** What an order comes to for the shopper who has just sent the form. */
function placementOf(order: Order): Placement {
  if (isAuthorisedOrPaid(order.status)) return { outcome: 'authorised-or-paid', order }
  if (order.status === 'rejected') return { outcome: 'rejected', order }
  if (order.status === 'awaiting-payment' && order.actionUrl) {
    return { outcome: 'pay', order, actionUrl: order.actionUrl }
  }
  return { outcome: 'unavailable', order }
}

/**
 * @returns what becomes of the earlier order, or its number when it came to nothing and another is to be placed
 */
async function continueEarlier(idempotencyKey: string, context: OrderContext): Promise<Placement | string> {
  const first = await findByIdempotencyKey(idempotencyKey, context)
  if (first.status === 'placed') return placementOf(await jobAskedFor(first, context))
  // The shopper may have paid in another tab and come Back here: do not let him pay again.
  const order = await refreshOrder(first, context)
  if (isAuthorisedOrPaid(order.status) || order.status === 'awaiting-payment') return placementOf(order)
  return order.number
}

async function findByIdempotencyKey(idempotencyKey: string, { database }: OrderContext): Promise<Order> {
  const [order] = await database.select().from(orders).where(eq(orders.idempotencyKey, idempotencyKey))
  if (!order) throw new Error('An order disappeared while it was placed')
  return order
}

/** Waits until the other request that placed this order has its answer, no longer than that one can wait. */
async function jobAskedFor(order: Order, context: OrderContext): Promise<Order> {
  const giveUp = Date.now() + context.timeLimit
  let current = order
  while (current.status === 'placed' && Date.now() < giveUp) {
    await after(100)
    current = await findByIdempotencyKey(order.idempotencyKey, context)
  }
  if (current.status !== 'placed') return current
  return applyEvent(context.database, order.number, 'job-unconfirmed', () => ({
    reason: 'The process that asked for the payment job ended before the answer',
  }))
}
