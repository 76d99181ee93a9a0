import { cartAmounts } from '@/components/cart/cart-amounts'
import { orderVatNotes } from '@/components/cart/vat-notes'
import type { EmailMessage } from '@/lib/email/message'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import { orderStatuses } from '@/lib/orders/order-status'
import { paths } from '@/lib/paths'
import { postalAddressText } from '@/lib/postal-address'
import { shop } from '@/lib/shop'
import { EmailLayout } from './email-layout'
import { Action, EmailLink, Lines, Muted, Paragraph, Rows, Subheading } from './parts'
import { TextPageInEmail } from './text-page'

/** The message of a kind. */
export type MessageOf<Kind extends EmailMessage['kind']> = Extract<EmailMessage, { kind: Kind }>

/**
 * What the confirmation holds in full, since an email is a durable medium and a page of the shop is none: the information of
 * Art. 6(1), confirmed as Art. 8(7) of Directive 2011/83/EU asks for. The rest of it is said of the order itself.
 */
const contractPages = ['terms', 'delivery', 'returns'] as const

/** That an order was received and paid, with what it holds. */
export function Confirmation({ order, orderUrl, ...layout }: MessageOf<'confirmation'>) {
  const { locale } = layout
  const t = translator(locale)
  const isReserved = orderStatuses[order.status].shownAs === 'reserved'
  const { title, text } = {
    title: t(`order.statuses.${isReserved ? 'reserved' : 'paid'}.title`),
    text: t(`order.statuses.${isReserved ? 'reserved' : 'paid'}.text`),
  }
  return (
    <EmailLayout {...layout} title={title} preview={`${t('order.title', { number: order.number })}. ${text}`}>
      <Paragraph>{text}</Paragraph>
      <Action href={orderUrl}>{t('email.openOrder')}</Action>
      <Muted>{t('email.keepLink')}</Muted>
      <Contents order={order} locale={locale} />
      <Addresses order={order} locale={locale} />
      <Subheading>{t('withdrawal.heading')}</Subheading>
      <Paragraph isClose>{t('email.withdrawalRight', { days: String(shop.withdrawalDays) })}</Paragraph>
      <Paragraph>
        <EmailLink href={layout.appUrl + paths.withdrawal(locale)}>{t('withdrawal.link')}</EmailLink>
      </Paragraph>
      <Muted>{t('email.keepTerms')}</Muted>
      {contractPages.map((page) => (
        <TextPageInEmail key={page} page={page} locale={locale} appUrl={layout.appUrl} />
      ))}
    </EmailLayout>
  )
}

/** The number, the lines and the sums of an order. */
function Contents({ order, locale }: Pick<MessageOf<'confirmation'>, 'order' | 'locale'>) {
  const t = translator(locale)
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, locale)
  const placed = order.placedAt.toLocaleDateString(locale, { dateStyle: 'long', timeZone: shop.timeZone })
  return (
    <>
      <Subheading>{t('order.contents')}</Subheading>
      <Muted>
        {t('order.number')}: {order.number}
        <br />
        {t('order.placed')}: {placed}
      </Muted>
      <Rows
        rows={order.lines.map(
          ({ product, option = '', name, optionLabel, quantity, total, discount = 0 }) => ({
            key: `${product}/${option}`,
            label: `${[name, optionLabel].filter(Boolean).join(', ')} × ${quantity}`,
            value: money(total + discount),
          }),
        )}
      />
      <Rows
        hasTotal
        rows={cartAmounts(order, locale).map(({ label, amount }) => ({ key: label, label, value: amount }))}
      />
      {orderVatNotes(order, locale).map((note) => (
        <Muted key={note}>{note}</Muted>
      ))}
    </>
  )
}

function Addresses({ order, locale }: Pick<MessageOf<'confirmation'>, 'order' | 'locale'>) {
  const t = translator(locale)
  const { shippingAddress } = order.details
  return (
    <>
      <Subheading>{t('order.billedTo')}</Subheading>
      <Paragraph isClose>
        <Lines text={postalAddressText(order.details, locale)} />
      </Paragraph>
      {shippingAddress && (
        <>
          <Subheading>{t('order.deliveredTo')}</Subheading>
          <Paragraph isClose>
            <Lines text={postalAddressText(shippingAddress, locale)} />
          </Paragraph>
        </>
      )}
    </>
  )
}

/** That a payment failed, with a way back. */
export function PaymentFailed({ order, orderUrl, failureReason, ...layout }: MessageOf<'payment-failed'>) {
  const t = translator(layout.locale)
  const text = t('email.paymentFailedText')
  return (
    <EmailLayout {...layout} title={t('order.statuses.failed.title')} preview={text}>
      {failureReason && <Paragraph>{t(`order.reasons.${failureReason}`)}</Paragraph>}
      <Paragraph>{text}</Paragraph>
      <Action href={orderUrl}>{t('order.tryAgain')}</Action>
      <Muted>{t('email.paymentFailedIgnore')}</Muted>
      <Contents order={order} locale={layout.locale} />
    </EmailLayout>
  )
}

/** That money was given back. */
export function Refund({ order, orderUrl, amount, currency, ...layout }: MessageOf<'refund'>) {
  const t = translator(layout.locale)
  const money = formatMoney(amount, currency, layout.locale)
  const text = t('order.statuses.refunded.text', { amount: money })
  return (
    <EmailLayout {...layout} title={t('email.refundTitle', { amount: money })} preview={text}>
      {order.soldOut && <Paragraph>{t('order.statuses.soldOut.text')}</Paragraph>}
      <Paragraph>{text}</Paragraph>
      <Paragraph>
        {t('order.number')}: {order.number}
      </Paragraph>
      <Action href={orderUrl}>{t('email.openOrder')}</Action>
    </EmailLayout>
  )
}

/** That a payment was voided, or its reservation has expired: no money was taken. */
export function PaymentReleased({
  order,
  orderUrl,
  amount,
  currency,
  ...layout
}: MessageOf<'payment-released'>) {
  const t = translator(layout.locale)
  const money = formatMoney(amount, currency, layout.locale)
  const text = t('email.paymentReleasedText', { amount: money })
  return (
    <EmailLayout {...layout} title={t('email.paymentReleasedTitle', { amount: money })} preview={text}>
      {order.soldOut && <Paragraph>{t('order.statuses.soldOut.text')}</Paragraph>}
      <Paragraph>{text}</Paragraph>
      {orderStatuses[order.status].isAuthorisedOrPaid && (
        <Paragraph>{t('email.paymentReleasedOther')}</Paragraph>
      )}
      {order.status === 'reservation-expired' && (
        <Paragraph>{t('email.paymentReleasedOrderAgain')}</Paragraph>
      )}
      <Paragraph>
        {t('order.number')}: {order.number}
      </Paragraph>
      <Action href={orderUrl}>{t('email.openOrder')}</Action>
    </EmailLayout>
  )
}

/** That a parcel is under way. */
export function Shipped({ order, orderUrl, shipment, ...layout }: MessageOf<'shipped'>) {
  const t = translator(layout.locale)
  const text = t('email.shippedText')
  return (
    <EmailLayout {...layout} title={t('email.shippedTitle')} preview={text}>
      <Paragraph>{text}</Paragraph>
      {shipment.trackingUrl && <Action href={shipment.trackingUrl}>{t('email.track')}</Action>}
      <Paragraph>
        <EmailLink href={orderUrl}>{t('email.openOrder')}</EmailLink>
      </Paragraph>
      <Contents order={order} locale={layout.locale} />
      <Addresses order={order} locale={layout.locale} />
    </EmailLayout>
  )
}

/** The link that somebody asked for who knows number and address of an order. */
export function OrderLink({ order, orderUrl, ...layout }: MessageOf<'order-link'>) {
  const t = translator(layout.locale)
  const text = t('email.orderLinkText')
  return (
    <EmailLayout {...layout} title={t('email.orderLinkTitle', { number: order.number })} preview={text}>
      <Paragraph>{text}</Paragraph>
      <Action href={orderUrl}>{t('email.openOrder')}</Action>
      <Muted>{t('email.orderLinkIgnore')}</Muted>
    </EmailLayout>
  )
}
