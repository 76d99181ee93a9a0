'use server'

import { randomUUID } from 'node:crypto'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { CheckoutState } from '@/components/checkout/checkout-state'
import { priceCart } from '@/lib/cart/cart'
import { detailsFields, readDetails } from '@/lib/checkout/details'
import { errorMessages } from '@/lib/checkout/error-messages'
import { markOfCart } from '@/lib/checkout/shown-cart'
import { errorTexts } from '@/lib/i18n/error-texts'
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales'
import { type Translator, translator } from '@/lib/i18n/translator'
import { isAuthorisedOrPaid } from '@/lib/orders/lifecycle'
import { type OrderRequest, type Placement, placeOrder } from '@/lib/orders/place'
import { removePurchasedItems } from '@/lib/orders/purchased-items'
import { findOrderByCheckout } from '@/lib/orders/repository'
import { paths } from '@/lib/paths'
import { getSession, rememberOrder } from '@/lib/session'

/**
 * Places the order of this session's cart and sends the shopper to the hosted payment page. What is bought and what it
 * costs comes from the session and the catalogue; the form says only who buys it and where it goes.
 *
 * @returns what the form is to show, when there is nothing to pay
 */
export async function checkOut(_previous: CheckoutState, form: FormData): Promise<CheckoutState> {
  const text = (name: string) => String(form.get(name) ?? '')
  const locale = isLocale(text('locale')) ? (text('locale') as Locale) : defaultLocale
  const checkoutId = /^[\da-f-]{36}$/.test(text('checkoutId')) ? text('checkoutId') : randomUUID()
  const t = translator(locale)
  const values = Object.fromEntries(detailsFields.map((field) => [field, text(field)]))
  const stay = (state: Partial<CheckoutState>): CheckoutState => ({
    values,
    errors: {},
    checkoutId,
    ...state,
  })

  const session = await getSession()
  const priced = await priceCart(session.cart, locale)
  if (priced.lines.length === 0) {
    const earlier = await findOrderByCheckout(checkoutId, session.orders)
    if (earlier && isAuthorisedOrPaid(earlier.status)) redirect(paths.order(locale, earlier.number))
    refresh()
    return stay({ problem: { text: t('checkout.emptyCart') } })
  }
  if (text('cartFingerprint') !== markOfCart(priced)) {
    refresh()
    return stay({ problem: { text: t('checkout.cartChanged') } })
  }
  const read = readDetails(values)
  if ('errors' in read) {
    const errors = errorMessages(read.errors, t)
    return stay({ errors, errorTitle: t('checkout.errorTitle', { count: Object.keys(errors).length }) })
  }

  const placement = await placed({ cart: session.cart, details: read.details, locale, checkoutId })
  if (!placement) return stay({ problem: errorTexts[locale] })
  rememberOrder(session, placement.order.number)
  await session.save()
  if (placement.outcome === 'pay') redirect(placement.actionUrl)
  if (placement.outcome === 'authorised-or-paid') {
    await removePurchasedItems(placement.order)
    redirect(paths.order(locale, placement.order.number))
  }
  return stay({ problem: problemOf(placement, t) })
}

/** Whatever breaks on the way, the shopper keeps what was typed, and the cart. */
async function placed(request: OrderRequest): Promise<Placement | undefined> {
  try {
    return await placeOrder(request)
  } catch (error) {
    console.error('An order could not be placed.', error)
    return undefined
  }
}

function problemOf({ outcome, order }: Placement, t: Translator): CheckoutState['problem'] {
  const orderNumber = t('checkout.problemOrder', { number: order.number })
  if (outcome === 'rejected') {
    return { title: t('checkout.rejectedTitle'), text: t('checkout.rejectedText'), orderNumber }
  }
  if (outcome === 'unavailable') {
    return { title: t('checkout.unavailableTitle'), text: t('checkout.unavailableText'), orderNumber }
  }
  return { title: t('checkout.unreadableTitle'), text: t('checkout.unreadableText'), orderNumber }
}
