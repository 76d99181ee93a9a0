import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PaymentOutcome } from '@/components/order/payment-outcome'
import { isDemonstration } from '@/lib/environment'
import { translator } from '@/lib/i18n/translator'
import { getOwnOrders } from '@/lib/orders/orders-cookie'
import { findPaymentView } from '@/lib/orders/own-order'
import { findReturnedOrder } from '@/lib/orders/returned-order'
import { paths } from '@/lib/paths'
import { localeOf } from '../../locale-of'
import { requireDatabase } from '../../require-database'
import { refreshPaymentPage } from './actions'

interface Props {
  params: Promise<{ locale: string; token: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params)
  const t = translator(locale)
  const { token } = await params
  await requireDatabase(paths.paymentOutcome(locale, token))
  const order = await findReturnedOrder(token)
  return {
    title: t(order ? 'outcome.title' : 'notFound.title'),
    robots: { index: false },
    // Whoever has the address may see this page, so no other site is told it. With no-referrer, forms would name no
    // origin, and Next would reject them.
    referrer: 'same-origin',
  }
}

/**
 * What became of the payment of an order, for any browser that the shopper came back in: another one than that of the
 * order has no cookie of it, as after a payment in the bank's app.
 */
export default async function PaymentOutcomePage({ params }: Props) {
  const locale = await localeOf(params)
  const { token } = await params
  await requireDatabase(paths.paymentOutcome(locale, token))
  const order = await findReturnedOrder(token)
  if (!order) redirect(paths.notFound(locale))
  if ((await getOwnOrders()).includes(order.number)) redirect(paths.order(locale, order.number))
  if (locale !== order.locale) redirect(paths.paymentOutcome(order.locale, order.returnToken))
  return (
    <PaymentOutcome
      order={order}
      payment={await findPaymentView(order)}
      locale={locale}
      isDemonstration={isDemonstration()}
      refresh={refreshPaymentPage}
    />
  )
}
