import { ButtonLink } from '@/components/ui/button'
import type { FormAction } from '@/components/ui/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Order } from '@/lib/orders/order'
import { orderStatuses } from '@/lib/orders/order-status'
import type { PaymentView } from '@/lib/orders/payment-view'
import { apiPaths, paths } from '@/lib/paths'
import { RemovePurchased } from './poll-order'
import { StatusCheck } from './status-check'
import { statusPanel } from './status-heading'
import { StatusText } from './status-text'

interface Props {
  order: Order
  payment: PaymentView
  locale: Locale
  /** Whether the order is paid and its items are still in the cart. */
  isInCart: boolean
  /** Whether no real money is taken, whatever the status says. */
  isDemonstration: boolean
  /** Asks the gateway and shows the page anew. */
  refresh: FormAction
}

/** The status of an order's payment, and what the shopper who placed it can do now. */
export function PaymentState({ order, payment, locale, isInCart, isDemonstration, refresh }: Props) {
  const t = translator(locale)
  const { shownAs, canRetry, mark } = orderStatuses[order.status]
  const removal = apiPaths.removePurchased(order.number)
  return (
    <section data-order-status={shownAs} className={statusPanel(mark)}>
      <StatusText
        order={order}
        payment={payment}
        locale={locale}
        isDemonstration={isDemonstration}
        isOwnBrowser
      />
      <StatusCheck
        order={order}
        locale={locale}
        address={apiPaths.orderStatus(order.number)}
        removal={removal}
        refresh={refresh}
        fields={{ locale, orderNumber: order.number }}
      >
        {payment.actionUrl && (
          <a
            href={payment.actionUrl}
            className="inline-flex min-h-11 items-center text-muted underline underline-offset-4 print:hidden"
          >
            {t('order.continuePayment')}
          </a>
        )}
      </StatusCheck>
      {isInCart && (
        <>
          <RemovePurchased address={removal} />
          <noscript>
            <meta httpEquiv="refresh" content={`0; url=${removal}`} />
          </noscript>
        </>
      )}
      {canRetry && (
        <ButtonLink href={paths.checkout(locale)} className="print:hidden">
          {t('order.tryAgain')}
        </ButtonLink>
      )}
      {!canRetry && shownAs !== 'pending' && (
        <ButtonLink variant="secondary" href={paths.home(locale)} className="print:hidden">
          {t('order.continueShopping')}
        </ButtonLink>
      )}
    </section>
  )
}
