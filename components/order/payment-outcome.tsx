import { Fact, Facts } from '@/components/ui/facts'
import type { FormAction } from '@/components/ui/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import { orderStatuses } from '@/lib/orders/order-status'
import type { PaymentView } from '@/lib/orders/payment-view'
import { apiPaths } from '@/lib/paths'
import { NumberAndDate } from './number-and-date'
import { StatusCheck } from './status-check'
import { statusPanel } from './status-heading'
import { StatusText } from './status-text'

interface Props {
  order: Order
  payment: PaymentView
  locale: Locale
  /** Whether no real money is taken, whatever the status says. */
  isDemonstration: boolean
  /** Asks the gateway and shows the page anew. */
  refresh: FormAction
}

/** What became of the payment of an order, for a browser that did not place it: nothing that says who did. */
export function PaymentOutcome({ order, payment, locale, isDemonstration, refresh }: Props) {
  const t = translator(locale)
  return (
    <div className="flex max-w-2xl flex-col gap-8">
      <section
        data-order-status={orderStatuses[order.status].shownAs}
        className={statusPanel(orderStatuses[order.status].mark)}
      >
        <StatusText
          order={order}
          payment={payment}
          locale={locale}
          isDemonstration={isDemonstration}
          isOwnBrowser={false}
        />
        <StatusCheck
          order={order}
          locale={locale}
          address={apiPaths.paymentStatus(order.returnToken)}
          refresh={refresh}
          fields={{ token: order.returnToken }}
        />
      </section>
      <Facts>
        <NumberAndDate order={order} locale={locale} />
        <Fact name={t('order.total')}>{formatMoney(order.total, order.currency, locale)}</Fact>
      </Facts>
      <p className="measure">{t('outcome.hint')}</p>
    </div>
  )
}
