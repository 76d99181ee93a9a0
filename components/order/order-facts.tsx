import type { Locale } from '@/lib/i18n/locales'
import { type Translator, translator } from '@/lib/i18n/translator'
import type { Order, OrderPayment } from '@/lib/orders/order'
import { Fact, Facts, NumberAndDate } from './facts'

/** Where the postcode follows the town. Source: the Universal Postal Union's addressing systems. */
const townFirst = new Set(['AU', 'CA', 'GB', 'IE', 'NZ', 'US'])

interface Props {
  order: Order
  /** With whose card the order is paid. */
  payment?: OrderPayment | undefined
  locale: Locale
}

/** Number, date, address and card of an order. */
export function OrderFacts({ order, payment, locale }: Props) {
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
  const card = cardText(payment, t)
  return (
    <Facts>
      <NumberAndDate order={order} locale={locale} />
      <Fact name={t('order.sentTo')}>{email}</Fact>
      {card && <Fact name={t('order.card')}>{card}</Fact>}
      <Fact name={t('order.billedTo')}>
        <address className="not-italic whitespace-pre-line">{address.join('\n')}</address>
      </Fact>
    </Facts>
  )
}

/** The card as its holder knows it, with what the gateway says of it. */
function cardText(payment: OrderPayment | undefined, t: Translator): string | undefined {
  const { brand, lastFour } = payment?.card ?? {}
  return lastFour ? t('order.cardLine', { brand: brand ?? t('order.card'), lastFour }) : brand
}
