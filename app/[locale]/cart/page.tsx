import type { Metadata } from 'next'
import { cartAmounts } from '@/components/cart/cart-amounts'
import { CartLine } from '@/components/cart/cart-line'
import { CurrencyForm } from '@/components/cart/currency-form'
import { DiscountForm } from '@/components/cart/discount-form'
import { discountProblemText } from '@/components/cart/discount-problem-text'
import { Amounts } from '@/components/cart/order-lines'
import { CartChanged } from '@/components/layout/cart-changed'
import { ButtonLink } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import { priceCart, totalQuantity } from '@/lib/cart/cart'
import { getCart } from '@/lib/cart/cart-cookie'
import { missingForFreeDelivery } from '@/lib/cart/delivery'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import { limitToStock } from '@/lib/orders/cart-stock'
import { paths } from '@/lib/paths'
import { localeOf } from '../locale-of'
import { requireDatabase } from '../require-database'
import { addToCart, changeCurrency, changeQuantity, enterCode, removeCode, removeFromCart } from './actions'
import { CartNotices } from './cart-notices'
import { type CartQuery, codeProblemOf } from './notices'

interface Props {
  params: Promise<{ locale: string }>
  searchParams: Promise<CartQuery>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(await localeOf(params))
  return { title: t('cart.title'), robots: { index: false } }
}

export default async function CartPage({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  const t = translator(locale)
  await requireDatabase(paths.cart(locale))
  const stored = await getCart()
  const query = await searchParams
  const limited = await limitToStock(stored)
  const cart = await priceCart(limited.lines, locale, limited)
  const money = (minorUnits: number) => formatMoney(minorUnits, cart.currency, locale)
  const missing = cart.delivery === 0 ? 0 : missingForFreeDelivery(cart.subtotal, cart.currency)
  const codeProblem = codeProblemOf(query.code)
  return (
    <>
      <CartChanged count={totalQuantity(cart.lines)} />
      <h1>{t('cart.title')}</h1>
      <CartNotices
        stored={stored}
        limited={limited}
        cart={cart}
        query={query}
        locale={locale}
        undo={<Undo query={query} locale={locale} />}
      />
      {cart.lines.length === 0 ? (
        <div className="mt-6 space-y-6">
          <p className="text-large">
            {t('cart.empty')} <span className="text-muted">{t('cart.emptyText')}</span>
          </p>
          <ButtonLink href={paths.catalogue(locale)}>{t('cart.goShopping')}</ButtonLink>
        </div>
      ) : (
        <div className="mt-6 grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <section aria-labelledby="lines">
            <h2 id="lines" className="sr-only">
              {t('cart.lines')}
            </h2>
            <ul className="divide-y divide-line border-y border-line">
              {cart.lines.map((line) => (
                <CartLine
                  key={`${line.product} ${line.option}`}
                  line={line}
                  locale={locale}
                  money={money}
                  changeQuantity={changeQuantity}
                  removeFromCart={removeFromCart}
                />
              ))}
            </ul>
          </section>
          <section
            aria-labelledby="summary"
            className="self-start rounded border border-line bg-surface p-[min(1.5rem,6vw)]"
          >
            <h2 id="summary">{t('cart.summary')}</h2>
            <Amounts amounts={cartAmounts(cart, locale)} notes={[t('vat.included')]} />
            {missing > 0 && (
              <p className="mt-3 text-small text-muted">
                {t('cart.deliveryHint', { amount: money(missing) })}
              </p>
            )}
            <DiscountForm
              code={limited.discountCode}
              problem={
                codeProblem
                  ? t(`discount.problems.${codeProblem}`)
                  : discountProblemText(cart, limited.discountCode, locale)
              }
              locale={locale}
              enterCode={enterCode}
              removeCode={removeCode}
            />
            <CurrencyForm currency={cart.currency} locale={locale} action={changeCurrency} />
            <ButtonLink href={paths.checkout(locale)} className="mt-6 w-full">
              {t('cart.checkout')}
            </ButtonLink>
            <ButtonLink variant="quiet" href={paths.catalogue(locale)} className="mt-2 w-full">
              {t('cart.continueShopping')}
            </ButtonLink>
          </section>
        </div>
      )}
    </>
  )
}

/** Puts back what was removed, as the address names it: an item that is not sold is not put into the cart. */
function Undo({ query, locale }: { query: CartQuery; locale: Locale }) {
  if (typeof query.product !== 'string') return null
  const fields = (['product', 'option', 'quantity'] as const).flatMap((name) => {
    const value = query[name]
    return typeof value === 'string' ? [{ name, value }] : []
  })
  return (
    <form action={addToCart} className="mt-2">
      <input type="hidden" name="locale" value={locale} />
      {fields.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="secondary">{translator(locale)('cart.undo')}</SubmitButton>
    </form>
  )
}
