import { reference } from '@/lib/cashflows/contract'
import { defaultLocale } from '@/lib/i18n/locales'
import { orderContext } from '@/lib/orders/context'
import { orderStatuses } from '@/lib/orders/lifecycle'
import type { Order } from '@/lib/orders/order'
import { isOrderNumber } from '@/lib/orders/order-number'
import { getOwnOrders } from '@/lib/orders/orders-cookie'
import { findOwnOrder } from '@/lib/orders/own-order'
import { reconcile } from '@/lib/orders/reconcile'
import { findOrderByPaymentJob } from '@/lib/orders/repository'
import { apiPaths, paths } from '@/lib/paths'

/**
 * The shopper has come back from the hosted payment page. Anybody can type this address, so neither the outcome in
 * it nor its parameters are believed: they only trigger a reconciliation, and lead to the order page, which shows an
 * order to nobody but the shopper who placed it.
 */
export async function GET(request: Request): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  const jobReference = parameters.getAll('paymentjobref').find((value) => reference.safeParse(value).success)
  const orderNumber = parameters.getAll('ordernumber').find(isOrderNumber)
  try {
    const order = jobReference === undefined ? undefined : await reconciledOrder(jobReference)
    return seeOther(await destination(order, orderNumber))
  } catch (error) {
    console.error(`Return from payment job ${jobReference}: ${error}`)
    return seeOther(orderNumber ? paths.order(defaultLocale, orderNumber) : '/')
  }
}

/** The order of a job as the gateway knows it, or else as it is stored; the order page polls it then. */
async function reconciledOrder(jobReference: string): Promise<Order | undefined> {
  const context = await orderContext()
  try {
    const reconciliation = await reconcile(jobReference, context)
    return reconciliation.outcome === 'reconciled' ? reconciliation.order : undefined
  } catch (error) {
    console.error(`Return from payment job ${jobReference}: ${error}`)
    return findOrderByPaymentJob(context.database, jobReference)
  }
}

/** Where this browser is to go. The number of an order that it did not place is not disclosed. */
async function destination(order: Order | undefined, orderNumber: string | undefined): Promise<string> {
  const orders = await getOwnOrders()
  const number = order && orders.includes(order.number) ? order.number : (orderNumber ?? orders[0])
  if (number === undefined) return '/'
  const own = await findOwnOrder(number)
  // This request has waited for the gateway, so the purchased items leave the cart in one that does not.
  if (own && orderStatuses[own.status].isAuthorisedOrPaid) return apiPaths.removePurchased(number)
  return paths.order(own?.locale ?? defaultLocale, number)
}

/** A relative address, because behind a proxy the shop does not see by which host it was called. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}
