import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, test, vi } from 'vitest'
import { exampleDetails } from '@/lib/checkout/testing'
import { type Locale, locales } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Order, OrderPayment, Reversal } from '@/lib/orders/order'
import { type OrderStatus, orderStatuses } from '@/lib/orders/order-status'
import type { PaymentView } from '@/lib/orders/payment-view'
import { OrderFacts } from './order-facts'
import { PaymentOutcome } from './payment-outcome'
import { PaymentState } from './payment-state'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh() {} }), usePathname: () => '/en-GB' }))

const statuses = Object.keys(orderStatuses) as OrderStatus[]

const order = (values: Partial<Order> = {}): Order => ({
  number: '7K3QX-2MV9T-4HW8R-P6ZDN',
  cartId: 'cart',
  returnToken: 'token-of-the-order',
  status: 'paid',
  locale: 'en-GB',
  currency: 'GBP',
  delivery: 0,
  deliveryVat: null,
  discount: null,
  total: 2400,
  lines: [],
  details: exampleDetails,
  placedAt: new Date('2026-01-21T10:00:00Z'),
  paidAt: null,
  givenUpAt: null,
  stock: 'none',
  takenItems: [],
  stockKeptUntil: null,
  soldOut: false,
  paymentReference: null,
  sentAt: null,
  lastCheckedAt: null,
  nextCheckAt: null,
  ...values,
})

const payment = (values: Partial<OrderPayment> = {}): OrderPayment => ({
  reference: 'payment',
  status: 'Paid',
  amount: 2400,
  wasAuthorised: true,
  captured: 1500,
  refunded: 900,
  refunds: [],
  ...values,
})

const surplus = (values: Partial<Reversal>) =>
  ({ paymentReference: '2', amount: 2400, ...values }) as Reversal

interface Shown {
  status?: OrderStatus
  view?: Partial<PaymentView>
  locale?: Locale
  isDemonstration?: boolean
}

const properties = ({ status = 'paid', view = {}, locale = 'en-GB', isDemonstration = true }: Shown) => ({
  order: order({ status }),
  payment: { payment: payment(), surplus: [], isRefundPending: false, isSoldOutGivenBack: false, ...view },
  locale,
  isDemonstration,
  isInCart: false,
  refresh: async () => {},
})

/** Text as a shopper reads it, without the tags. */
const textOf = (markup: string) =>
  markup
    .replace(/<noscript>.*?<\/noscript>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, ' ')

const page = (shown: Shown) => textOf(renderToStaticMarkup(<PaymentState {...properties(shown)} />))
const outcome = (shown: Shown) => textOf(renderToStaticMarkup(<PaymentOutcome {...properties(shown)} />))

describe('what the shopper who ordered reads', () => {
  it.each(locales)('is that no money is taken in %s, in a demonstration and nowhere else', (locale) => {
    const sentence = translator(locale)('order.demonstration')
    for (const status of statuses) {
      expect(page({ status, locale }), status).toContain(sentence)
      expect(page({ status, locale, isDemonstration: false }), status).not.toContain(sentence)
    }
  })

  it('is how much was given back, or taken in part', () => {
    expect(page({ status: 'partially-refunded' })).toContain('£9.00 of £24.00 refunded')
    expect(page({ status: 'refunded' })).toContain('refunded £9.00')
    expect(page({ status: 'partially-captured' })).toContain('taken £15.00')
  })

  it.each(locales)('is that a refund is under way, while it can still fail, in %s', (locale) => {
    const t = translator(locale)
    for (const status of ['refunded', 'partially-refunded'] as const) {
      const text = page({ status, view: { isRefundPending: true }, locale })
      expect(text).toContain(t('order.statuses.refundPending.title'))
      const amounts = { amount: '£9.00', total: '£24.00' }
      expect(text).not.toContain(t(`order.statuses.${orderStatuses[status].shownAs}.title`, amounts))
    }
    expect(page({ status: 'partially-refunded', view: { isRefundPending: true } })).toContain(
      'refunding £9.00',
    )
  })

  it('is why the payment failed, where the gateway says it', () => {
    expect(page({ status: 'failed', view: { failureReason: 'insufficientFunds' } })).toContain(
      'There is not enough money on the card',
    )
  })

  it('is that a second payment is given back, also of an order that is paid', () => {
    const text = (reason: Reversal['reason'], state: Reversal['state']) =>
      page({ view: { surplus: [surplus({ reason, state })] } })
    expect(text('second-payment', 'due')).toMatch(/paid twice .* £24\.00\. We are giving this payment back/)
    expect(text('second-payment', 'failed')).toMatch(/paid twice .* We are giving this payment back/)
    expect(text('second-payment', 'completed')).toMatch(/paid twice .* We have given this payment back/)
    expect(text('superseded-job', 'due')).toMatch(/£24\.00 on an earlier payment page/)
  })

  it.each(locales)('is whether the payment for what was sold out has been given back, in %s', (locale) => {
    const t = translator(locale)
    const text = (isSoldOutGivenBack: boolean) =>
      page({ status: 'sold-out', view: { isSoldOutGivenBack }, locale })
    expect(text(false)).toContain(t('order.surplus.givingBack'))
    expect(text(false)).not.toContain(t('order.surplus.givenBack'))
    expect(text(true)).toContain(t('order.surplus.givenBack'))
    expect(text(true)).not.toContain(t('order.surplus.givingBack'))
  })

  it('is that a payment is checked, and not to pay again, where something is wrong with it', () => {
    const text = page({ status: 'under-review', view: { actionUrl: 'https://gateway.example/payment' } })
    expect(text).toContain('we will contact you. Please do not pay for this order again.')
    expect(text).not.toMatch(/Try again|Go to the payment page/)
  })

  it('is where to pay while the payment is awaited', () => {
    const view = { actionUrl: 'https://gateway.example/payment' }
    const go = translator('en-GB')('order.continuePayment')
    expect(page({ status: 'awaiting-payment', view })).toContain(go)
    expect(page({ status: 'awaiting-payment' })).not.toContain(go)
    expect(page({ status: 'paid', view })).not.toContain(go)
  })

  it.each(statuses)('leaves no shopper without a next step: %s', (status) => {
    expect(page({ status })).toMatch(/Check again|Try again|Continue shopping/)
  })
})

describe('what is read in another browser', () => {
  it.each(statuses)('names number, date and amount, and not who ordered: %s', (status) => {
    const text = outcome({ status })
    expect(text).toContain('7K3QX-2MV9T-4HW8R-P6ZDN')
    expect(text).toContain('21 January 2026')
    expect(text).toContain('£24.00')
    expect(text).not.toMatch(/Eleni|Papa|Harbour|Whitby|YO21|eleni@example\.com|9005/)
  })

  it.each(locales)('does not speak of a cart, which is not there, nor of another try, in %s', (locale) => {
    const t = translator(locale)
    for (const status of statuses.filter((status) => orderStatuses[status].canRetry)) {
      const text = outcome({ status, locale })
      const { shownAs } = orderStatuses[status]
      expect(text).toContain(t('outcome.notCharged'))
      expect(text).not.toContain(t(`order.statuses.${shownAs}.text`, { amount: '' }))
      expect(text).not.toContain(t('order.tryAgain'))
    }
  })

  it('says where the whole order is', () => {
    expect(outcome({})).toContain('open this page in the browser in which you ordered')
  })
})

describe('the card of an order', () => {
  const shown = (card: OrderPayment['card'], status: OrderStatus = 'paid') =>
    page({ status, view: { payment: payment({ card }) } })

  it('is named as its holder knows it, with what the gateway says of it', () => {
    expect(shown({ brand: 'Visa', lastFour: '9005' })).toContain('£24.00 · Visa ending in 9005')
    expect(shown({ lastFour: '9005' })).toContain('£24.00 · Card ending in 9005')
    expect(shown({ brand: 'Visa' })).toContain('£24.00 · Visa')
    expect(shown({})).not.toContain('·')
    expect(shown(undefined)).not.toContain('·')
  })

  it('stands also where its payment failed', () => {
    expect(shown({ brand: 'Visa', lastFour: '9005' }, 'failed')).toContain('Visa ending in 9005')
  })
})

describe('the mark of a status', () => {
  const markup = (status: OrderStatus) => renderToStaticMarkup(<PaymentState {...properties({ status })} />)
  const signOf = (status: OrderStatus) => /<path d="([^"]+)"/.exec(markup(status))?.[1]

  it('tells paid, failed, cancelled, awaited, refunded and checked payments apart without words', () => {
    const different: OrderStatus[] = [
      'paid',
      'failed',
      'cancelled',
      'awaiting-payment',
      'partially-refunded',
      'under-review',
    ]
    expect(new Set(different.map(signOf)).size).toBe(different.length)
    expect(signOf('refunded')).toBe(signOf('partially-refunded'))
  })
})

test.each(locales)('the date of an order is a day in London, without an hour, in %s', (locale) => {
  const lateInLondon = order({ placedAt: new Date('2026-06-21T23:30:00Z') })
  const text = textOf(renderToStaticMarkup(<OrderFacts order={lateInLondon} locale={locale} />))
  expect(text).toContain(new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(2026, 5, 22)))
  expect(text).not.toMatch(/\d:\d|30/)
})
