import { Fact, Facts } from '@/components/ui/facts'
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
  const { email, firstName, lastName, addressLine1, addressLine2, zipCode, city, countryIso3166Alpha2 } =
    order.details
  const country = new Intl.DisplayNames([locale], { type: 'region' }).of(countryIso3166Alpha2)
  const address = [
    `${firstName} ${lastName}`,
    addressLine1,
    addressLine2,
    townFirst.has(countryIso3166Alpha2) ? `${city} ${zipCode}` : `${zipCode} ${city}`,
    country,
  ].filter(Boolean)
  return (
    <Facts>
      <NumberAndDate order={order} locale={locale} />
      <Fact name={t('order.sentTo')}>{email}</Fact>
      <Fact name={t('order.billedTo')}>
        <address className="not-italic whitespace-pre-line">{address.join('\n')}</address>
      </Fact>
    </Facts>
  )
}
