import type { ReactNode } from 'react'
import { ShortageNotice } from '@/components/cart/shortage-notice'
import { Notice } from '@/components/ui/notice'
import { maxQuantity, type PricedCart } from '@/lib/cart/cart'
import type { Cart } from '@/lib/cart/cart-cookie'
import { findOption, findProduct, itemName } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { findShortage, type limitToStock, shortageTexts } from '@/lib/orders/cart-stock'
import { type CartQuery, noticeOf, noticeTones } from './notices'

interface Props {
  stored: Cart
  /** The same as it can be bought. */
  limited: Awaited<ReturnType<typeof limitToStock>>
  cart: PricedCart
  query: CartQuery
  locale: Locale
  /** Puts back what was removed. */
  undo?: ReactNode
}

/** What can no longer be bought, and what became of the last change: the cart page and the drawer say the same. */
export async function CartNotices({ stored, limited: { shortages }, cart, query, locale, undo }: Props) {
  const t = translator(locale)
  const notice = noticeOf(query.notice)
  const short = shortages.length > 0 ? shortages : await findShortage(query.short, stored)
  return (
    <div className="mt-6 space-y-4 empty:hidden">
      {cart.removed.length > 0 && (
        <Notice tone="danger" announce>
          <p>{t('cart.removed', { count: cart.removed.length })}</p>
        </Notice>
      )}
      <ShortageNotice sentences={await shortageTexts(short, locale)} />
      {notice && (
        <Notice key={notice} tone={noticeTones[notice]} title={await changedItem(query, locale)} announce>
          <p>{t(`cart.notices.${notice}`, { max: String(maxQuantity) })}</p>
          {notice === 'removed' && undo}
        </Notice>
      )}
    </div>
  )
}

/** The name of the item that was changed, as the address names it; undefined when it names none that is sold. */
async function changedItem(
  { product: slug, option }: CartQuery,
  locale: Locale,
): Promise<string | undefined> {
  const product = typeof slug === 'string' ? await findProduct(slug, locale) : undefined
  const label = product && typeof option === 'string' ? findOption(product, option)?.label : undefined
  return product && itemName(product.name, label)
}
