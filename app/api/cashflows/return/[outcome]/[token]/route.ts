import { reference } from '@/lib/cashflows/contract'
import { defaultLocale } from '@/lib/i18n/locales'
import { log } from '@/lib/log'
import { type OrderContext, orderContext } from '@/lib/orders/context'
import type { Order } from '@/lib/orders/order'
import { getOwnOrders } from '@/lib/orders/orders-cookie'
import { isInCart } from '@/lib/orders/purchased-items'
import { reconcile, refreshOrder } from '@/lib/orders/reconcile'
import { findOrder, findOrderByJob, findOrderByReturnToken } from '@/lib/orders/repository'
import { TooManyUnknownReferences } from '@/lib/orders/unknown-references'
import { apiPaths, paths } from '@/lib/paths'

/**
 * The shopper has come back from the hosted payment page. Anybody can type this address, so neither the outcome in it
 * nor its parameters are believed: they only trigger a reconciliation. The token names the order, so that any browser
 * is led to what became of the payment: the one that placed the order to its page, another to one without personal
 * data.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { token } = await params
  const jobReference = new URL(request.url).searchParams
    .getAll('paymentjobref')
    .find((value) => reference.safeParse(value).success)
  try {
    const context = await orderContext()
    const stored = await findOrderByReturnToken(context.database, token)
    if (!stored) return seeOther('/')
    return seeOther(await destination(await reconciled(stored, jobReference, context)))
  } catch (error) {
    log.error({ err: error }, 'A return from the payment page could not be answered.')
    return seeOther(paths.paymentOutcome(defaultLocale, encodeURIComponent(token)))
  }
}

/** The order as the gateway knows it, or else as it is stored; the page polls it then. */
async function reconciled(
  order: Order,
  jobReference: string | undefined,
  context: OrderContext,
): Promise<Order> {
  try {
    // The response to the creation of this job was lost. The gateway confirms whose order it is, or it is not.
    const isUnknown = jobReference !== undefined && !(await findOrderByJob(context.database, jobReference))
    if (isUnknown) await reconcileUnknown(jobReference, context)
    return await refreshOrder((await findOrder(context.database, order.number)) ?? order, context)
  } catch (error) {
    log.error(
      { orderNumber: order.number, err: error },
      `Order ${order.number} could not be reconciled at the return from the payment page.`,
    )
    return order
  }
}

/** Too many unknown jobs are no reason not to ask about those that are known. */
async function reconcileUnknown(jobReference: string, context: OrderContext): Promise<void> {
  try {
    await reconcile(jobReference, context)
  } catch (error) {
    if (!(error instanceof TooManyUnknownReferences)) throw error
  }
}

/** Where this browser is to go. */
async function destination(order: Order): Promise<string> {
  if (!(await getOwnOrders()).includes(order.number)) {
    return paths.paymentOutcome(order.locale, order.returnToken)
  }
  // This request has waited for the gateway, so the purchased items leave the cart in one that does not.
  if (await isInCart(order)) return apiPaths.removePurchased(order.number)
  return paths.order(order.locale, order.number)
}

/** A relative address, because behind a proxy the shop does not see by which host it was called. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store' } })
}
