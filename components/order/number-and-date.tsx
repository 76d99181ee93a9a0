import { Fact } from '@/components/ui/facts'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Order } from '@/lib/orders/order'
import { shop } from '@/lib/shop'

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
