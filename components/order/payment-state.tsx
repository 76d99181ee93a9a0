import { Button, ButtonLink } from '@/components/ui/button'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { orderStatuses } from '@/lib/orders/lifecycle'
import type { Order } from '@/lib/orders/order'
import { apiPaths, paths } from '@/lib/paths'
import { PollOrder, RemovePurchased } from './poll-order'

interface Props {
  order: Order
  locale: Locale
  /** Whether no real money is taken, whatever the status says. */
  isDemonstration: boolean
  /** Asks the gateway and shows the page anew: browsers without JavaScript do not poll. */
  refresh: (form: FormData) => Promise<void>
}

/** The status of an order's payment, and what the shopper can do now. */
export function PaymentState({ order, locale, isDemonstration, refresh }: Props) {
  const t = translator(locale)
  const { shownAs, isAuthorisedOrPaid, canRetry } = orderStatuses[order.status]
  const removal = apiPaths.removePurchased(order.number)
  return (
    <section data-order-status={shownAs} className="flex flex-col items-start gap-5">
      <h1 className="text-title">{t(`order.statuses.${shownAs}.title`)}</h1>
      <p className="measure">{t(`order.statuses.${shownAs}.text`)}</p>
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
            {order.actionUrl && (
              <a
                href={order.actionUrl}
                className="inline-flex min-h-11 items-center text-muted underline underline-offset-4"
              >
                {t('order.continuePayment')}
              </a>
            )}
          </div>
        </>
      )}
      {isAuthorisedOrPaid && !order.cartCleared && (
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
