import { Fact, Facts } from '@/components/ui/facts'
import type { PostalAddress } from '@/lib/checkout/details'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Order } from '@/lib/orders/order'
import { NumberAndDate } from './number-and-date'

/** Where the postcode follows the town. Source: the Universal Postal Union's addressing systems. */
const townFirst = new Set(['AU', 'CA', 'GB', 'IE', 'NZ', 'US'])

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

/** A shopper's address as on an envelope, with the telephone number. */
export function postalAddressText(address: PostalAddress, locale: Locale): string {
  const { city, zipCode, stateProvince, countryIso3166Alpha2 } = address
  const place = townFirst.has(countryIso3166Alpha2) ? [city, stateProvince, zipCode] : [zipCode, city]
  const lines = [
    `${address.firstName} ${address.lastName}`,
    address.addressLine1,
    address.addressLine2,
    place.filter(Boolean).join(' '),
    new Intl.DisplayNames([locale], { type: 'region' }).of(countryIso3166Alpha2),
    address.phoneNumber1,
  ]
  return lines.filter(Boolean).join('\n')
}
