import type { ReactNode } from 'react'
import { type Locale, timeZone } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Order } from '@/lib/orders/order'

/** Where the postcode follows the town. Source: the Universal Postal Union's addressing systems. */
const townFirst = new Set(['AU', 'CA', 'GB', 'IE', 'NZ', 'US'])

/** Number, time and address of an order. */
export function OrderFacts({ order, locale }: { order: Order; locale: Locale }) {
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
  const placed = order.placedAt.toLocaleString(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  })
  return (
    <dl className="grid gap-x-8 gap-y-5 border-t border-line pt-6 sm:grid-cols-2">
      <Fact name={t('order.number')}>
        <span className="tabular-nums">{order.number}</span>
      </Fact>
      <Fact name={t('order.placed')}>
        <time dateTime={order.placedAt.toISOString()}>{placed}</time>
      </Fact>
      <Fact name={t('order.sentTo')}>{email}</Fact>
      <Fact name={t('order.billedTo')}>
        <address className="not-italic whitespace-pre-line">{address.join('\n')}</address>
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}
