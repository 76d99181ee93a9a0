import type { Locale } from '@/lib/i18n/locales'
import { type Translator, translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import type { Order, OrderPayment } from '@/lib/orders/order'
import { orderStatuses } from '@/lib/orders/order-status'
import type { PaymentView } from '@/lib/orders/payment-view'
import { StatusHeading } from './status-heading'

interface Props {
  order: Order
  payment: PaymentView
  locale: Locale
  /** Whether no real money is taken, whatever the status says. */
  isDemonstration: boolean
  /** Whether the shopper's cart is in this browser, and can be paid from here. */
  isOwnBrowser: boolean
}

/** What became of the payment of an order, why, and what is given back. */
export function StatusText({ order, payment, locale, isDemonstration, isOwnBrowser }: Props) {
  const t = translator(locale)
  const { canRetry, ...status } = orderStatuses[order.status]
  const isRefund = status.shownAs === 'refunded' || status.shownAs === 'partiallyRefunded'
  const shownAs = isRefund && payment.isRefundPending ? 'refundPending' : status.shownAs
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, locale)
  const amount = money(amountOf(order, payment))
  const card = cardText(payment.payment, t)
  return (
    <>
      <StatusHeading
        mark={status.mark}
        title={t(`order.statuses.${shownAs}.title`, { amount, total: money(order.total) })}
      />
      {isOwnBrowser && card && (
        <p className="text-muted">
          {money(order.total)} · {card}
        </p>
      )}
      {payment.failureReason && <p className="measure">{t(`order.reasons.${payment.failureReason}`)}</p>}
      <p className="measure">
        {canRetry && !isOwnBrowser
          ? t('outcome.notCharged')
          : t(`order.statuses.${shownAs}.text`, { amount })}{' '}
        {shownAs === 'soldOut' &&
          order.discount &&
          `${t('discount.orUsedUp', { code: order.discount.code })} `}
        {shownAs === 'soldOut' &&
          t(`order.surplus.${payment.isSoldOutGivenBack ? 'givenBack' : 'givingBack'}`)}
      </p>
      {payment.surplus.map(({ paymentReference, reason, state, amount }) => (
        <p key={paymentReference} className="measure">
          {t(`order.surplus.${reason === 'second-payment' ? 'secondPayment' : 'supersededJob'}`, {
            amount: money(amount),
          })}{' '}
          {t(`order.surplus.${state === 'completed' ? 'givenBack' : 'givingBack'}`)}
        </p>
      ))}
      {isDemonstration && <p className="measure text-muted">{t('order.demonstration')}</p>}
    </>
  )
}

/** The amount that the text of a status names, in minor units: what was given back, or taken in part. */
function amountOf({ status, total }: Order, { payment }: PaymentView): number {
  if (status === 'partially-captured') return payment?.captured ?? 0
  if (status === 'refunded' || status === 'partially-refunded') return payment?.refunded ?? 0
  return total
}

/** The card as its holder knows it, with what the gateway says of it. */
function cardText(payment: OrderPayment | undefined, t: Translator): string | undefined {
  const { brand, lastFour } = payment?.card ?? {}
  return lastFour ? t('order.cardLine', { brand: brand ?? t('order.card'), lastFour }) : brand
}
