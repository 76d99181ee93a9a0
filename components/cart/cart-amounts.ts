import type { PricedCart } from '@/lib/cart/cart'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import type { ShownAmount, ShownLine } from './order-lines'

/** What a cart or an order comes to. */
type Sums = Pick<PricedCart, 'delivery' | 'total' | 'currency'> & {
  discount?: { code: string; amount: number } | null | undefined
}

/** Subtotal, discount, delivery and total of a cart or an order, formatted. */
export function cartAmounts(cart: Sums, locale: Locale): ShownAmount[] {
  const t = translator(locale)
  const { discount } = cart
  const money = (minorUnits: number) => formatMoney(minorUnits, cart.currency, locale)
  return [
    { label: t('cart.subtotal'), amount: money(cart.total - cart.delivery + (discount?.amount ?? 0)) },
    ...(discount
      ? [
          {
            label: t('discount.line', { code: discount.code }),
            amount: discount.amount === 0 ? t('discount.freeDelivery') : `−${money(discount.amount)}`,
          },
        ]
      : []),
    {
      label: t('cart.delivery'),
      amount: cart.delivery === 0 ? t('cart.deliveryFree') : money(cart.delivery),
    },
    { label: t('cart.total'), amount: money(cart.total) },
  ]
}

/** The lines of a cart, formatted. */
export function cartLines({ lines, currency }: PricedCart, locale: Locale): ShownLine[] {
  return lines.map(({ product, option, name, optionLabel, quantity, unitPrice, image }) => ({
    key: `${product}/${option ?? ''}`,
    name,
    detail: optionLabel,
    quantity,
    total: formatMoney(unitPrice * quantity, currency, locale),
    image,
  }))
}
