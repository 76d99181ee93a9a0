import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { exampleDetails } from '@/lib/checkout/testing'
import { readTextPage } from '@/lib/content/text-page'
import type { EmailMessage } from '@/lib/email/message'
import { locales } from '@/lib/i18n/locales'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import type { Withdrawal } from '@/lib/orders/withdrawal'
import { shopTheme } from '@/lib/theme/theme'
import { writeEmail } from './email-writer'

const order: Order = {
  number: '7K3QX-2MV9T-4HW8R-P6ZDN',
  cartId: 'cart',
  returnToken: 'token',
  status: 'paid',
  locale: 'en-GB',
  currency: 'GBP',
  delivery: 450,
  deliveryVat: { vatPercentage: 20, vat: 75 },
  total: 9310,
  discount: { code: 'WELCOME10', amount: 540 },
  lines: [
    {
      product: 'jug',
      option: 'sea',
      name: 'Jug',
      optionLabel: 'Sea',
      quantity: 2,
      unitPrice: 3600,
      discount: 540,
      total: 6660,
      vatPercentage: 20,
      vat: 1110,
    },
    { product: 'mug', name: 'Mug', quantity: 1, unitPrice: 2200, total: 2200, vatPercentage: 20, vat: 367 },
  ],
  details: exampleDetails,
  placedAt: new Date('2026-01-21T10:00:00Z'),
  paidAt: new Date('2026-01-21T10:01:00Z'),
  givenUpAt: null,
  stock: 'sold',
  takenItems: [],
  stockKeptUntil: null,
  soldOut: false,
  paymentReference: '11',
  sentAt: null,
  lastCheckedAt: null,
  nextCheckAt: null,
}

const withdrawal: Withdrawal = {
  id: 1,
  token: 'token',
  receivedAt: new Date('2026-01-21T10:00:00Z'),
  orderNumber: order.number,
  name: 'Eleni',
  email: 'eleni@example.com',
  lines: [],
  items: 'The mug\nand a jug',
  locale: 'en-GB',
  state: 'received',
  decidedAt: null,
  acceptedItems: [],
  amount: 0,
  reason: null,
}

const denied: Withdrawal = { ...withdrawal, state: 'denied', reason: 'The order is 30 days old.' }

const layout = { appUrl: 'https://shop.example', locale: 'en-GB' } as const
const toShopper = {
  ...layout,
  order,
  orderUrl: 'https://shop.example/api/orders/1/open?expires=1&signature=a',
}
const url = 'https://shop.example/en-GB/withdrawal/token'

const messages: EmailMessage[] = [
  { ...toShopper, kind: 'confirmation' },
  { ...toShopper, kind: 'payment-failed', failureReason: 'insufficientFunds' },
  { ...toShopper, kind: 'refund', amount: 2200, currency: 'GBP' },
  {
    ...toShopper,
    order: { ...order, status: 'voided' },
    kind: 'payment-released',
    amount: 9310,
    currency: 'GBP',
  },
  { ...toShopper, kind: 'shipped', shipment: { trackingUrl: 'https://carrier.example/1' } },
  { ...toShopper, kind: 'order-link' },
  { ...layout, kind: 'withdrawal-received', withdrawal, isByShopper: true, url },
  { ...layout, kind: 'withdrawal-denied', withdrawal: denied, isByShopper: true, url: toShopper.orderUrl },
  {
    ...layout,
    kind: 'digest',
    total: 3,
    url: 'https://shop.example/admin',
    matters: [
      {
        kind: 'refund-failed',
        subject: '21',
        detail: 'Refund 21 of payment 11 failed.',
        orderNumber: order.number,
        createdAt: new Date('2026-01-21T10:00:00Z'),
      },
    ],
  },
]

describe.each(messages.map((message) => [message.kind, message] as const))(
  'the email %s',
  (_kind, message) => {
    it('reads as plain text as it should', async () => {
      const { subject, text } = await writeEmail(message)
      expect(`${subject}\n\n${text}`).toMatchSnapshot()
    })

    it('names its language, has colours for a dark screen, and none that mail programs do not know', async () => {
      const { html } = await writeEmail(message)
      expect(html).toContain('<html dir="ltr" lang="en-GB">')
      expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
      expect(html).toContain('@media (prefers-color-scheme:dark)')
      expect(html).not.toMatch(/oklch|undefined|NaN/)
      expect(html).toContain(shopTheme.businessName)
    })

    it.each(locales)('is written in %s', async (locale) => {
      const order = 'order' in message && { order: { ...message.order, locale } }
      const { subject, text } = await writeEmail({ ...message, ...order, locale })
      expect(subject).not.toBe('')
      expect(text).not.toMatch(/\{|\bemail\.[a-z]/i)
    })
  },
)

it.each(locales)(
  'confirms an order in %s with the terms, the delivery and the right of withdrawal',
  async (locale) => {
    const { html, text } = await writeEmail({ ...toShopper, locale, kind: 'confirmation' })
    for (const page of ['terms', 'delivery', 'returns'] as const) {
      expect(text).toContain(readTextPage(page, locale).title)
    }
    // The model withdrawal form, last.
    expect(text.match(/^> .*\(\*\)/gm)?.length).toBeGreaterThan(2)
    expect(html).not.toMatch(/href="\//)
  },
)

it.each([
  ['paid', false, 'The order stays as it is'],
  ['reservation-expired', false, 'please order again'],
  ['sold-out', true, 'the last one was sold'],
] as const)(
  'says of a payment that was released why, where the order is %s',
  async (status, soldOut, why) => {
    const { text } = await writeEmail({
      ...toShopper,
      order: { ...order, status, soldOut },
      kind: 'payment-released',
      amount: 9310,
      currency: 'GBP',
    })
    const reasons = ['The order stays as it is', 'please order again', 'the last one was sold']
    expect(reasons.filter((reason) => text.includes(reason))).toEqual([why])
  },
)

it('tells a merchant without a back office of the command', async () => {
  const digest = messages.find(({ kind }) => kind === 'digest')
  if (digest?.kind !== 'digest') throw new Error('There is no digest')
  const { text } = await writeEmail({ ...digest, url: undefined })
  expect(text).toContain('npm run attention')
  expect(text).not.toContain('/admin')
})

it('names the sums of the order, which add up', async () => {
  const { html } = await writeEmail({ ...toShopper, kind: 'confirmation' })
  const amounts = load(html)('table.rows td:last-child')
    .toArray()
    .map((cell) => load(cell).text())
  const money = (minorUnits: number) => formatMoney(minorUnits, 'GBP', 'en-GB')
  const before = order.lines.map(({ total, discount = 0 }) => total + discount)
  const subtotal = before.reduce((sum, amount) => sum + amount, 0)
  expect(subtotal - 540 + order.delivery).toBe(order.total)
  expect(amounts).toEqual([
    ...before.map(money),
    money(subtotal),
    `−${money(540)}`,
    money(order.delivery),
    money(order.total),
  ])
})

it('shows what shoppers have written as text', async () => {
  const name = '<img src=x onerror=alert(1)>'
  const details = { ...exampleDetails, firstName: name, addressLine1: '</style><script>alert(1)</script>' }
  const { html } = await writeEmail({ ...toShopper, order: { ...order, details }, kind: 'confirmation' })
  expect(load(html)('img, script').length).toBe(0)
  expect(load(html)('body').text()).toContain(name)
})

it('says nothing in the words of who withdraws to an address that is not the order’s', async () => {
  const message = { ...layout, kind: 'withdrawal-received', withdrawal, isByShopper: false, url } as const
  const { html, text } = await writeEmail(message)
  expect(html + text).not.toMatch(/Eleni|The mug/)
  expect(text).toContain(url)
})

it('tells whoever was denied a withdrawal under another address why, with what may be seen there', async () => {
  const message = {
    ...layout,
    kind: 'withdrawal-denied',
    withdrawal: denied,
    isByShopper: false,
    url,
  } as const
  const { text } = await writeEmail(message)
  expect(text).toContain('Reason: The order is 30 days old.')
  expect(text).toContain(`Acknowledgement of receipt ${url}`)
  expect(text).not.toContain('See your order')
})
