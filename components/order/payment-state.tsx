import { Button, ButtonLink } from '@/components/ui/button'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import { orderStatuses } from '@/lib/orders/order-status'
import type { PaymentView } from '@/lib/orders/payment-view'
import { apiPaths, paths } from '@/lib/paths'
import { PollOrder, RemovePurchased } from './poll-order'

interface Props {
  order: Order
  payment: PaymentView
  locale: Locale
  /** Whether the order is paid and its items are still in the cart. */
  isInCart: boolean
  /** Whether no real money is taken, whatever the status says. */
  isDemonstration: boolean
  /** Asks the gateway and shows the page anew: browsers without JavaScript do not poll. */
  refresh: (form: FormData) => Promise<void>
}

/** The status of an order's payment, and what the shopper can do now. */
export function PaymentState({ order, payment, locale, isInCart, isDemonstration, refresh }: Props) {
  const t = translator(locale)
  const { shownAs, isAuthorisedOrPaid, canRetry } = orderStatuses[order.status]
  const amount = formatMoney(amountOf(order, payment), order.currency, locale)
  const removal = apiPaths.removePurchased(order.number)
  return (
    <section data-order-status={shownAs} className="flex flex-col items-start gap-5">
      <h1 className="text-title">{t(`order.statuses.${shownAs}.title`)}</h1>
      <p className="measure">{t(`order.statuses.${shownAs}.text`, { amount })}</p>
      {isDemonstration && <p className="measure text-muted">{t('order.demonstration')}</p>}
      {shownAs === 'pending' && (
        <>
          <PollOrder
            address={apiPaths.orderStatus(order.number)}
            removal={removal}
            status={order.status}
            longText={t('order.pendingLong')}
          />
          <noscript>
            <meta httpEquiv="refresh" content="10" />
          </noscript>
          <div className="flex flex-wrap gap-4">
            <form action={refresh}>
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="orderNumber" value={order.number} />
              <Button variant="secondary">{t('order.checkAgain')}</Button>
            </form>
            {payment.actionUrl && (
              <a
                href={payment.actionUrl}
                className="inline-flex min-h-11 items-center text-muted underline underline-offset-4"
              >
                {t('order.continuePayment')}
              </a>
            )}
          </div>
        </>
      )}
      {isInCart && (
        <>
          <RemovePurchased address={removal} />
          <noscript>
            <meta httpEquiv="refresh" content={`0; url=${removal}`} />
          </noscript>
        </>
      )}
      {isAuthorisedOrPaid && (
        <ButtonLink variant="secondary" href={paths.home(locale)}>
          {t('order.continueShopping')}
        </ButtonLink>
      )}
      {canRetry && <ButtonLink href={paths.checkout(locale)}>{t('order.tryAgain')}</ButtonLink>}
    </section>
  )
}

/** The amount that the text of a status names, in minor units: what was given back, or taken in part. */
function amountOf({ status, total }: Order, { payment }: PaymentView): number {
  if (status === 'partially-captured') return payment?.captured ?? 0
  if (status === 'refunded' || status === 'partially-refunded') return payment?.refunded ?? 0
  return total
}
