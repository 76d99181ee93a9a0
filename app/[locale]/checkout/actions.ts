'use server'

import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { CheckoutState } from '@/components/checkout/checkout-state'
import { failureTexts } from '@/lib/availability/failure-texts'
import { configurationProblem } from '@/lib/availability/problem'
import { priceCart } from '@/lib/cart/cart'
import { getCart } from '@/lib/cart/cart-cookie'
import { cartFingerprint } from '@/lib/checkout/cart-fingerprint'
import { addressFields, fieldName, readDetails } from '@/lib/checkout/details'
import { rememberDetails } from '@/lib/checkout/details-cookie'
import { errorMessages } from '@/lib/checkout/error-messages'
import { formFields } from '@/lib/form-fields'
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales'
import { type Translator, translator } from '@/lib/i18n/translator'
import { log } from '@/lib/log'
import { limitAttempts } from '@/lib/orders/attempt-limit'
import { limitToStock } from '@/lib/orders/cart-stock'
import { orderContext } from '@/lib/orders/context'
import type { Order } from '@/lib/orders/order'
import { forgetOrders, getOwnOrders, rememberOrder } from '@/lib/orders/orders-cookie'
import { type OrderRequest, placeOrder } from '@/lib/orders/place'
import type { Placement } from '@/lib/orders/placement'
import { findOrderByCart } from '@/lib/orders/repository'
import { paths } from '@/lib/paths'
import type { CartNotice } from '../cart/notices'

/** What the form keeps when it comes back. */
const formFieldNames = [
  'email',
  'hasShippingAddress',
  'isRemembered',
  ...addressFields.flatMap((field) => [fieldName(field, false), fieldName(field, true)]),
]

/**
 * Places the order of this browser's cart and sends the shopper to the hosted payment page. What is bought and what it
 * costs comes from the cart and the catalogue; the form says only who buys it and where it goes. Whatever fails on the
 * way, the shopper keeps what was typed, and the cart.
 *
 * @returns what the form is to show, when there is nothing to pay
 */
export async function checkOut(_previous: CheckoutState, form: FormData): Promise<CheckoutState> {
  const fields = formFields(form)
  const text = (name: string) => fields[name] ?? ''
  const askedLocale = text('locale')
  const locale = isLocale(askedLocale) ? askedLocale : defaultLocale
  const values: CheckoutState['values'] = Object.fromEntries(formFieldNames.map((name) => [name, text(name)]))
  const stay = (state: Partial<CheckoutState>): CheckoutState => ({ values, errors: {}, ...state })
  try {
    return stay(
      await attempt({ locale, values, cartId: text('cartId'), fingerprint: text('cartFingerprint') }),
    )
  } catch (error) {
    // A redirect is one, too.
    unstable_rethrow(error)
    log.error({ err: error }, 'An order could not be placed.')
    return stay({ problem: await failureTexts(error, locale) })
  }
}

/** Forgets on this device who has ordered, and which orders. Leads to the cart, away from what the form shows. */
export async function forgetDetails(form: FormData): Promise<never> {
  const { locale = '' } = formFields(form)
  await rememberDetails(undefined)
  await forgetOrders()
  const cart = paths.cart(isLocale(locale) ? locale : defaultLocale)
  redirect(`${cart}?${new URLSearchParams({ notice: 'forgotten' satisfies CartNotice })}`)
}

/** What the form says of the cart that is shown beside it, and of who orders. */
interface Sent {
  locale: Locale
  values: CheckoutState['values']
  cartId: string
  fingerprint: string
}

/** @throws whatever fails on the way: the database, too, may be away */
async function attempt({ locale, values, ...shown }: Sent): Promise<Partial<CheckoutState>> {
  const t = translator(locale)
  const stored = await getCart()
  const cartId = stored.id
  const limited = await limitToStock(stored)
  const cart = await priceCart(limited.lines, locale, limited)
  const isSameCart = shown.cartId === cartId
  if (!isSameCart) {
    const purchased = await findPurchasedOrder(shown.cartId)
    if (purchased) redirect(paths.order(locale, purchased.number))
  }
  if (cart.lines.length === 0) {
    refresh()
    return { problem: { text: t('checkout.emptyCart') } }
  }
  if (!isSameCart || shown.fingerprint !== cartFingerprint(cart)) {
    refresh()
    return { problem: { text: t('checkout.cartChanged') } }
  }
  const read = readDetails(values)
  if ('errors' in read) {
    const errors = errorMessages(read.errors, values, t)
    return { errors, errorTitle: t('checkout.errorTitle', { count: Object.keys(errors).length }) }
  }

  await rememberDetails(values.isRemembered ? read.details : undefined)
  const placement = await place({ cartId, cart, details: read.details, locale })
  if (placement === 'too-many') return { problem: problemTexts(placement, t) }
  const { order } = placement
  await rememberOrder(order.number)
  if (placement.outcome === 'pay') redirect(placement.actionUrl)
  // The order's page removes the purchased items from the cart: this request has waited for the gateway.
  if (placement.outcome === 'purchased' || placement.outcome === 'undecided') {
    redirect(paths.order(locale, order.number))
  }
  if (placement.outcome === 'sold-out') {
    // The page says of what there is too little.
    refresh()
    return { problem: { text: t('checkout.cartChanged') } }
  }
  const orderNumber = t('checkout.problemOrder', { number: order.number })
  // A mounted gateway may have been opened only now, and be configured wrongly.
  if (placement.outcome === 'unavailable' && configurationProblem() !== undefined) {
    return { problem: { ...(await failureTexts(undefined, locale)), orderNumber } }
  }
  return { problem: { ...problemTexts(placement.outcome, t), orderNumber } }
}

/** The order of this browser that was paid with the cart that an earlier form shows. */
async function findPurchasedOrder(cartId: string): Promise<Order | undefined> {
  const order = await findOrderByCart((await orderContext()).database, cartId)
  return order && order.paidAt !== null && (await getOwnOrders()).includes(order.number) ? order : undefined
}

async function place(request: OrderRequest): Promise<Placement | 'too-many'> {
  const ownHeaders = await headers()
  const context = await orderContext(ownHeaders)
  return limitAttempts(context.database, request.cartId, ownHeaders, () => placeOrder(request, context))
}

function problemTexts(outcome: 'rejected' | 'unavailable' | 'unreadable' | 'too-many', t: Translator) {
  if (outcome === 'too-many') return { title: t('checkout.tooManyTitle'), text: t('checkout.tooManyText') }
  return { title: t(`checkout.${outcome}Title`), text: t(`checkout.${outcome}Text`) }
}
