import { Button, ButtonLink } from '@/components/ui/button'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { OrderStatus } from '@/lib/orders/lifecycle'
import type { Order } from '@/lib/orders/tables'
import { paths } from '@/lib/paths'
import { PaidOrderSeen, WatchOrder } from './watch-order'

/** What a shopper needs to tell apart: whether the payment is made, not made, or not known yet. */
const shownAs: Record<OrderStatus, 'paid' | 'failed' | 'cancelled' | 'pending' | 'notStarted'> = {
  placed: 'pending',
  'awaiting-payment': 'pending',
  reserved: 'paid',
  paid: 'paid',
  failed: 'failed',
  expired: 'failed',
  cancelled: 'cancelled',
  rejected: 'notStarted',
  unconfirmed: 'notStarted',
}

interface Props {
  order: Order
  locale: Locale
  lookAgain: (form: FormData) => Promise<void>
}

/** How the payment of an order stands, and what the shopper can do now. */
export function PaymentState({ order, locale, lookAgain }: Props) {
  const t = translator(locale)
  const state = shownAs[order.status]
  const address = `/api/orders/${order.number}`
  return (
    <section className="flex flex-col items-start gap-5">
      <h1 className="text-title">{t(`order.${state}Title`)}</h1>
      <p className="measure">{t(`order.${state}Text`)}</p>
      {state === 'pending' && (
        <>
          <WatchOrder address={address} status={order.status} longText={t('order.pendingLong')} />
          <noscript>
            <meta httpEquiv="refresh" content="10" />
          </noscript>
          <div className="flex flex-wrap gap-4">
            <form action={lookAgain}>
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="orderNumber" value={order.number} />
              <Button look="secondary">{t('order.lookAgain')}</Button>
            </form>
            {order.actionUrl && (
              <a
                href={order.actionUrl}
                className="inline-flex min-h-11 items-center text-muted underline underline-offset-4"
              >
                {t('order.goOnPaying')}
              </a>
            )}
          </div>
        </>
      )}
      {state === 'paid' && !order.cartCleared && <PaidOrderSeen address={address} />}
      {state === 'paid' && (
        <ButtonLink look="secondary" href={paths.home(locale)}>
          {t('order.continueShopping')}
        </ButtonLink>
      )}
      {(state === 'failed' || state === 'cancelled' || state === 'notStarted') && (
        <ButtonLink href={paths.checkout(locale)}>{t('order.tryAgain')}</ButtonLink>
      )}
    </section>
  )
}
