import { defaultLocale } from '@/lib/i18n/locales'
import { isAuthorisedOrPaid } from '@/lib/orders/lifecycle'
import { isOrderNumber } from '@/lib/orders/order-number'
import { removePurchasedItems } from '@/lib/orders/purchased-items'
import { reconcile } from '@/lib/orders/reconcile'
import { findOrder, findOrderByPaymentJob } from '@/lib/orders/repository'
import type { Order } from '@/lib/orders/tables'
import { getSession } from '@/lib/session'

/**
 * The shopper has come back from the hosted payment page. Anybody can type this address, so neither the outcome in
 * it nor its parameters are believed: they only make the shop ask the gateway, and lead to the order page, which
 * shows an order to nobody but the shopper who placed it.
 */
export async function GET(request: Request): Promise<Response> {
  const parameters = new URL(request.url).searchParams
  const jobReference = parameters.getAll('paymentjobref').find((value) => /^\d{1,32}$/.test(value))
  const orderNumber = parameters.getAll('ordernumber').find(isOrderNumber)
  try {
    const order = jobReference === undefined ? undefined : await reconcileReturn(jobReference)
    if (order && isAuthorisedOrPaid(order.status)) await removePurchasedItems(order)
    return seeOther(await destination(order, orderNumber))
  } catch (error) {
    console.error(`Return from payment job ${jobReference}: ${error}`)
    return seeOther(orderNumber ? orderPage(defaultLocale, orderNumber) : '/')
  }
}

/** The order of a job as the gateway knows it, or else as the shop does; the order page finds out the rest. */
async function reconcileReturn(jobReference: string): Promise<Order | undefined> {
  try {
    const reconciliation = await reconcile(jobReference)
    return reconciliation.outcome === 'reconciled' ? reconciliation.order : undefined
  } catch (error) {
    console.error(`Return from payment job ${jobReference}: ${error}`)
    return findOrderByPaymentJob(jobReference)
  }
}

/** Where this browser is to go, without telling it the number of an order that it did not place. */
async function destination(order: Order | undefined, orderNumber: string | undefined): Promise<string> {
  const { orders } = await getSession()
  if (order && orders.includes(order.number)) return orderPage(order.locale, order.number)
  const number = orderNumber ?? orders[0]
  if (number === undefined) return '/'
  const own = orders.includes(number) ? await findOrder(number) : undefined
  return orderPage(own?.locale ?? defaultLocale, number)
}

const orderPage = (locale: string, orderNumber: string) => `/${locale}/orders/${orderNumber}`

/** A relative address, because behind a proxy the shop does not see by which host it was called. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } })
}
