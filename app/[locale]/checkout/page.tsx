import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { cartAmounts, cartLines } from '@/components/cart/cart-amounts'
import { discountProblemText } from '@/components/cart/discount-problem-text'
import { OrderLines } from '@/components/cart/order-lines'
import { ShortageNotice } from '@/components/cart/shortage-notice'
import { vatNotes } from '@/components/cart/vat-notes'
import type { ShownCountry } from '@/components/checkout/address-fields'
import { CheckoutForm } from '@/components/checkout/checkout-form'
import { ForgetForm } from '@/components/checkout/forget-form'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { type PricedCart, priceCart } from '@/lib/cart/cart'
import { getCart } from '@/lib/cart/cart-cookie'
import { cartFingerprint } from '@/lib/checkout/cart-fingerprint'
import { countryNames, deliveryCountries, needsPhone, otherCountries } from '@/lib/checkout/countries'
import { detailsValues } from '@/lib/checkout/details'
import { getRememberedDetails } from '@/lib/checkout/details-cookie'
import { hasPostcodes, isKnownCountry } from '@/lib/checkout/postcodes'
import { hasStates } from '@/lib/checkout/states'
import type { Locale } from '@/lib/i18n/locales'
import { type Translator, translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import { limitToStock, shortageTexts } from '@/lib/orders/cart-stock'
import { getOwnOrders } from '@/lib/orders/orders-cookie'
import { findDetailsToRetry, findOwnOrder } from '@/lib/orders/own-order'
import { isInCart, isUnderWayInCart } from '@/lib/orders/purchased-items'
import { apiPaths, paths } from '@/lib/paths'
import { withVat } from '@/lib/tax/vat'
import { localeOf } from '../locale-of'
import { requireDatabase } from '../require-database'
import { checkOut, forgetDetails } from './actions'

interface Props {
  params: Promise<{ locale: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params))('checkout.title'), robots: { index: false } }
}

export default async function CheckoutPage({ params }: Props) {
  const locale = await localeOf(params)
  const t = translator(locale)
  await requireDatabase(paths.checkout(locale))
  const [newest] = await getOwnOrders()
  const earlier = newest === undefined ? undefined : await findOwnOrder(newest)
  if (earlier && ((await isInCart(earlier)) || (await isUnderWayInCart(earlier)))) {
    // Paid, but this browser has not come back since; or the order's page says that its money is under way.
    redirect(apiPaths.removePurchased(earlier.number))
  }
  const cart = await getCart()
  const remembered = await getRememberedDetails()
  // Who comes back to the order of this cart within the visit goes on with what was typed for it.
  const typed = earlier?.cartId === cart.id ? await findDetailsToRetry(earlier) : undefined
  const known = typed ?? remembered
  const { shortages, ...limited } = await limitToStock(cart)
  const priced = await priceCart(limited.lines, locale, limited)
  const discountProblem = discountProblemText(priced, limited.discountCode, locale)
  const shortageNotice = <ShortageNotice sentences={await shortageTexts(shortages, locale)} />
  return (
    <>
      <h1 className="mb-8">{t('checkout.title')}</h1>
      {priced.lines.length === 0 ? (
        <div className="flex flex-col items-start gap-6">
          {shortageNotice}
          <p>{t('checkout.emptyCart')}</p>
          <ButtonLink href={paths.catalogue(locale)}>{t('cart.goShopping')}</ButtonLink>
        </div>
      ) : (
        <>
          <CheckoutForm
            action={checkOut}
            texts={formTexts(t, formatMoney(priced.total, priced.currency, locale))}
            countries={shownCountries(deliveryCountries, locale)}
            otherCountries={shownCountries(otherCountries, locale)}
            vatNotes={vatNotesByCountry(priced, locale)}
            vatNoteOfAll={t('vat.byCountry')}
            known={{
              countryIso3166Alpha2: deliveryCountries.find((code) => code === locale.slice(-2)),
              ...(known && detailsValues(known)),
              isRemembered: remembered ? 'yes' : '',
            }}
            locale={locale}
            cartId={cart.id}
            cartFingerprint={cartFingerprint(priced)}
          >
            <Summary priced={priced} locale={locale} t={t}>
              {shortageNotice}
              {discountProblem && <Notice>{discountProblem}</Notice>}
            </Summary>
          </CheckoutForm>
          <ButtonLink variant="quiet" href={paths.cart(locale)} className="mt-4">
            {t('checkout.backToCart')}
          </ButtonLink>
        </>
      )}
      {(remembered || newest !== undefined) && (
        <div className="mt-10 max-w-2xl">
          <ForgetForm locale={locale} action={forgetDetails} />
        </div>
      )}
    </>
  )
}

function Summary({
  priced,
  locale,
  t,
  children,
}: {
  priced: PricedCart
  locale: Locale
  t: Translator
  /** What is to be said of it before. */
  children: ReactNode
}) {
  return (
    <aside aria-labelledby="summary">
      <h2 id="summary" className="mb-4">
        {t('checkout.summary')}
      </h2>
      <div className="mb-4 space-y-4 empty:hidden">
        {priced.removed.length > 0 && <Notice>{t('cart.removed', { count: priced.removed.length })}</Notice>}
        {children}
      </div>
      <OrderLines lines={cartLines(priced, locale)} amounts={cartAmounts(priced, locale)} notes={[]} />
    </aside>
  )
}

function shownCountries(codes: readonly string[], locale: Locale): ShownCountry[] {
  return countryNames(codes, locale).map(({ code, name }) => ({
    code,
    name,
    ...(isKnownCountry(code) && {
      hasStates: hasStates(code),
      hasPostcodes: hasPostcodes(code),
      needsPhone: needsPhone(code),
    }),
  }))
}

/** The VAT that a cart contains by country of delivery. Countries with the same rates share an array, which is sent once. */
function vatNotesByCountry(priced: PricedCart, locale: Locale): Record<string, string[]> {
  const byRates = new Map<string, string[]>()
  const notes = deliveryCountries.map((code) => {
    const { lines, deliveryVat } = withVat(priced, code)
    const parts = [...lines, deliveryVat]
    const rates = parts.map(({ vatPercentage }) => vatPercentage).join()
    const shared = byRates.get(rates) ?? vatNotes(parts, priced.currency, locale)
    byRates.set(rates, shared)
    return [code, shared]
  })
  return Object.fromEntries(notes)
}

function formTexts(t: Translator, amount: string) {
  return {
    contact: t('checkout.contact'),
    billing: t('checkout.billing'),
    delivery: t('checkout.delivery'),
    hasShippingAddress: t('checkout.otherAddress'),
    labels: {
      email: t('checkout.email'),
      firstName: t('checkout.firstName'),
      lastName: t('checkout.lastName'),
      addressLine1: t('checkout.address'),
      addressLine2: t('checkout.addressLine2'),
      city: t('checkout.town'),
      zipCode: t('checkout.postcode'),
      countryIso3166Alpha2: t('checkout.country'),
      stateProvince: t('checkout.state'),
      phoneNumber1: t('checkout.phone'),
    },
    emailHint: t('checkout.emailHint'),
    countryChoose: t('checkout.countryChoose'),
    deliveryCountries: t('checkout.deliveryCountries'),
    otherCountries: t('checkout.otherCountries'),
    optional: t('checkout.optional'),
    phoneHint: t('checkout.phoneHint'),
    remember: t('checkout.remember'),
    rememberHint: t('checkout.rememberHint'),
    pay: t('checkout.pay', { amount }),
    paying: t('checkout.paying'),
    payHint: t('checkout.payHint'),
  }
}
