import { cartAmounts, cartLines } from '@/components/cart/cart-amounts'
import { OrderLines } from '@/components/cart/order-lines'
import { ButtonLink } from '@/components/ui/button'
import { priceCart } from '@/lib/cart/cart'
import type { Cart } from '@/lib/cart/cart-cookie'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { limitToStock } from '@/lib/orders/cart-stock'
import { paths } from '@/lib/paths'
import { CartNotices } from './cart-notices'
import type { CartQuery } from './notices'

/** What the drawer shows after something was put into the cart: the same as the cart page, but for its forms. */
export async function DrawerContents({
  stored,
  query,
  locale,
}: {
  stored: Cart
  query: CartQuery
  locale: Locale
}) {
  const t = translator(locale)
  const limited = await limitToStock(stored)
  const cart = await priceCart(limited.lines, locale, limited)
  return (
    <>
      <CartNotices stored={stored} limited={limited} cart={cart} query={query} locale={locale} />
      {cart.lines.length === 0 ? (
        <p className="mt-6">{t('cart.empty')}</p>
      ) : (
        <>
          <div className="mt-6">
            <OrderLines
              lines={cartLines(cart, locale)}
              amounts={cartAmounts(cart, locale)}
              notes={[t('vat.included')]}
            />
          </div>
          <ButtonLink href={paths.checkout(locale)} className="mt-6 w-full">
            {t('cart.checkout')}
          </ButtonLink>
        </>
      )}
      <ButtonLink variant="secondary" href={paths.cart(locale)} className="mt-3 w-full">
        {t('cart.goToCart')}
      </ButtonLink>
    </>
  )
}
