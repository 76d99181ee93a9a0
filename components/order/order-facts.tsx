import { Fact, Facts } from '@/components/ui/facts'
import type { PostalAddress } from '@/lib/checkout/details'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Order } from '@/lib/orders/order'
import { postalAddressText } from '@/lib/postal-address'
import { NumberAndDate } from './number-and-date'

interface Props {
  order: Order
  locale: Locale
}

/** Number, date, email address and address of an order. */
export function OrderFacts({ order, locale }: Props) {
  const t = translator(locale)
  const { email, shippingAddress } = order.details
  return (
    <Facts>
      <NumberAndDate order={order} locale={locale} />
      <Fact name={t('order.sentTo')}>{email}</Fact>
      <Fact name={t('order.billedTo')}>
        <PostalAddressText address={order.details} locale={locale} />
      </Fact>
      {shippingAddress && (
        <Fact name={t('order.deliveredTo')}>
          <PostalAddressText address={shippingAddress} locale={locale} />
        </Fact>
      )}
    </Facts>
  )
}

function PostalAddressText({ address, locale }: { address: PostalAddress; locale: Locale }) {
  return <address className="not-italic whitespace-pre-line">{postalAddressText(address, locale)}</address>
}
