import 'server-only'
import { randomUUID } from 'node:crypto'
import { GatewayError, GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { isHostedPageOf } from '@/lib/cashflows/hosted-page'
import { translator } from '@/lib/i18n/translator'
import { log } from '@/lib/log'
import type { OrderContext } from './context'
import type { Order, OrderPaymentJob } from './order'
import { updateOrder } from './order-update'
import { paymentJobRequest } from './payment-job-request'
import type { Placement } from './placement'
import { changeOrder, storePaymentJob } from './repository'

/**
 * Requests a payment job from the gateway and stores what it responds, or that it does not.
 *
 * @param request as it is stored already
 * @returns undefined when the request was given up meanwhile, so that there may be another job: to be
 *   decided anew
 */
export async function requestPaymentJob(
  order: Order,
  request: OrderPaymentJob,
  context: OrderContext,
): Promise<Placement | undefined> {
  const { gateway, gatewayUrl } = context
  try {
    const t = translator(order.locale)
    const body = paymentJobRequest(order, request.expiresAt, context, {
      delivery: t('cart.delivery'),
      discount: (code) => t('discount.line', { code }),
    })
    const { data, links } = await gateway.createPaymentJob(body)
    const actionUrl = links.action?.url ?? null
    const isUsable = actionUrl !== null && isHostedPageOf(gatewayUrl, actionUrl)
    const reason = isUsable
      ? null
      : `Its action link is ${actionUrl ?? 'missing'}: no shopper can be sent there.`
    if (reason) {
      const names = { orderNumber: order.number, paymentJob: data.reference }
      log.error(names, `Payment job ${data.reference} cannot be paid. ${reason}`)
    }
    const { stored, isGivenUp } = await storeResponse(request, context, {
      requestState: 'created',
      reference: data.reference,
      actionUrl: isUsable ? actionUrl : null,
      reason,
    })
    if (stored.paidAt !== null) return { outcome: 'purchased', order: stored }
    if (isGivenUp) return undefined
    return isUsable ? { outcome: 'pay', order: stored, actionUrl } : { outcome: 'unreadable', order: stored }
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.error({ orderNumber: order.number }, `Order ${order.number} got no payment job. ${error.message}`)
    const isRejected = error instanceof GatewayRejected
    const { stored } = await storeResponse(request, context, {
      requestState: isRejected ? 'rejected' : 'unconfirmed',
      reason: error.message,
    })
    // A notification may have been faster than this failure.
    if (stored.paidAt !== null) return { outcome: 'purchased', order: stored }
    if (isRejected) return { outcome: 'rejected', order: stored }
    return { outcome: error instanceof GatewayUnavailable ? 'unavailable' : 'unreadable', order: stored }
  }
}

/**
 * Stores what the gateway responded to a request. What a notification has brought before it is newer, and stays.
 *
 * @returns the order, and whether the job is not to be paid as it is: another process has given up the request, or a
 *   notification has mixed it up with another one
 */
function storeResponse(
  request: OrderPaymentJob,
  { database }: OrderContext,
  response: Partial<OrderPaymentJob>,
): Promise<{ stored: Order; isGivenUp: boolean }> {
  return changeOrder(database, request.orderNumber, async (transaction, { order, jobs }) => {
    const own = jobs.find(({ id }) => id === request.id)
    const isElsewhere = jobs.some(
      ({ id, reference }) => id !== request.id && reference !== null && reference === response.reference,
    )
    const isOwn = own?.reference === null || own?.reference === response.reference
    if (!own || (!isOwn && !response.reference)) return { stored: order, isGivenUp: false }
    let changed = { ...own, ...response }
    if (isElsewhere) changed = { ...own, requestState: 'unconfirmed' }
    else if (!isOwn) changed = { ...request, ...response, id: randomUUID(), requestedAt: new Date() }
    await storePaymentJob(transaction, changed)
    const all = [...jobs.filter(({ id }) => id !== changed.id), changed].sort(
      (a, b) => a.requestedAt.getTime() - b.requestedAt.getTime(),
    )
    const isGivenUp =
      isElsewhere || !isOwn || own.requestState === 'unconfirmed' || own.requestState === 'rejected'
    return { stored: await updateOrder(transaction, order, all, new Date()), isGivenUp }
  })
}
