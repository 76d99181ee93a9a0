import type { ReactNode } from 'react'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Order } from '@/lib/orders/order'
import { shop } from '@/lib/shop'

/** A list of names and what they mean, in two columns where there is room. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-1 gap-x-8 gap-y-5 border-t border-line pt-6 sm:grid-cols-2">{children}</dl>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-muted">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}

/** Number and date of an order: the day where the shop is, without an hour, which a reader elsewhere would misread. */
export function NumberAndDate({ order, locale }: { order: Order; locale: Locale }) {
  const t = translator(locale)
  const placed = order.placedAt.toLocaleDateString(locale, { dateStyle: 'long', timeZone: shop.timeZone })
  return (
    <>
      <Fact name={t('order.number')}>
        <span className="tabular-nums">{order.number}</span>
      </Fact>
      <Fact name={t('order.placed')}>
        <time dateTime={order.placedAt.toISOString()}>{placed}</time>
      </Fact>
    </>
  )
}
