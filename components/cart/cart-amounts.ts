import type { PricedCart } from '@/lib/cart/cart'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import type { ShownAmount } from './order-lines'

/** Subtotal, delivery and total of a cart, formatted. */
export function cartAmounts(cart: PricedCart, locale: Locale): ShownAmount[] {
  const t = translator(locale)
  const money = (minorUnits: number) => formatMoney(minorUnits, cart.currency, locale)
  return [
    { label: t('cart.subtotal'), amount: money(cart.subtotal) },
    {
      label: t('cart.delivery'),
      amount: cart.delivery === 0 ? t('cart.deliveryFree') : money(cart.delivery),
    },
    { label: t('cart.total'), amount: money(cart.total) },
  ]
}
