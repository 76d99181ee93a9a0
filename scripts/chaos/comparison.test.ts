import { describe, expect, it } from 'vitest'
import { compareEmails, compareLedgers, type HeldPayment, type ShopOrder } from './comparison'

const email = 'shopper-1@chaos.example'
const order: ShopOrder = {
  number: 'A',
  email,
  status: 'paid',
  currency: 'GBP',
  total: 1000,
  refunded: 0,
  captures: 0,
  isAuthorisedOrPaid: true,
  stock: 'sold',
  items: [{ stockKey: 'teapot', quantity: 1 }],
}
const payment: HeldPayment = {
  email,
  orderNumber: 'A',
  jobReference: '1',
  paymentReference: '2',
  currency: 'GBP',
  held: 1000,
  captures: 1,
}
const kinds = (payments: HeldPayment[], orders: ShopOrder[]) =>
  compareLedgers(payments, orders).map(({ kind }) => kind)

describe('The comparison of both ledgers', () => {
  it('finds nothing where both agree, nor in a payment that was given back', () => {
    const failed = { ...order, number: 'B', status: 'failed', isAuthorisedOrPaid: false }
    const givenBack = { ...payment, paymentReference: '3', held: 0 }
    expect(compareLedgers([payment, givenBack], [order, failed])).toEqual([])
  })

  it('finds money for an order that the shop does not know, or does not call paid', () => {
    expect(kinds([payment], [])).toEqual(['lost'])
    expect(kinds([payment], [{ ...order, status: 'failed', isAuthorisedOrPaid: false }])).toEqual(['lost'])
  })

  it('finds an order that is called paid without money', () => {
    expect(kinds([{ ...payment, held: 0 }], [order])).toEqual(['phantom'])
  })

  it('finds two payments of one purchase, be it in one order or in two', () => {
    const second = { ...payment, paymentReference: '3' }
    expect(kinds([payment, second], [order])).toEqual(['charged twice'])
    expect(kinds([payment, { ...second, orderNumber: 'B' }], [order, { ...order, number: 'B' }])).toEqual([
      'charged twice',
    ])
  })

  it('finds more pieces sold than there are, and pieces that nobody has', () => {
    const other = { ...order, number: 'B', email: 'shopper-2@chaos.example' }
    const ledgers = [
      [payment, { ...payment, email: other.email, orderNumber: 'B' }],
      [order, other],
    ] as const
    const kindsWith = (pieces: number, available: number) =>
      compareLedgers([...ledgers[0]], [...ledgers[1]], { stockKey: 'teapot', pieces, available }).map(
        ({ kind }) => kind,
      )
    expect(kindsWith(3, 1)).toEqual([])
    expect(kindsWith(1, -1)).toEqual(['oversold'])
    expect(kindsWith(3, 0)).toEqual(['stock miscounted'])
  })

  it('finds a part that was refunded twice, or not at all', () => {
    const refunded = { ...order, status: 'partially-refunded', refunded: 100 }
    expect(kinds([{ ...payment, held: 900 }], [refunded])).toEqual([])
    expect(kinds([{ ...payment, held: 800 }], [refunded])).toEqual(['refunded twice'])
    expect(kinds([payment], [refunded])).toEqual(['wrong amount'])
  })

  it('finds a capture that was made twice, and none where the merchant has asked for two', () => {
    const captured = { ...order, status: 'partially-captured', captures: 1 }
    expect(kinds([payment], [captured])).toEqual([])
    expect(kinds([{ ...payment, captures: 2 }], [captured])).toEqual(['captured twice'])
    expect(kinds([{ ...payment, captures: 2 }], [{ ...captured, captures: 2 }])).toEqual([])
  })

  it('finds another amount and another currency', () => {
    expect(kinds([{ ...payment, held: 999 }], [order])).toEqual(['wrong amount'])
    expect(kinds([{ ...payment, currency: 'EUR' }], [order])).toEqual(['wrong amount'])
  })
})

describe('The comparison of the outbox with what the mail server got', () => {
  const stored = { kind: 'confirmation', orderNumber: 'A', recipient: email, state: 'sent' }
  const came = { recipient: email, subject: 'Your order A', messageId: '<1@shop.example>' }
  const kindsOf = (...given: Parameters<typeof compareEmails>) =>
    compareEmails(...given).map(({ kind }) => kind)

  it('finds nothing where each came, also again with the same Message-ID', () => {
    expect(kindsOf([order], [stored, { ...stored, kind: 'refund', state: 'dropped' }], [came, came])).toEqual(
      [],
    )
  })

  it('finds an email that waits, was given up, never came, or was never stored', () => {
    expect(kindsOf([order], [{ ...stored, state: 'due' }], [])).toEqual(['email unsent'])
    expect(kindsOf([order], [{ ...stored, state: 'failed' }], [])).toEqual(['email unsent'])
    expect(kindsOf([order], [stored], [])).toEqual(['email unsent'])
    expect(kindsOf([order], [], [])).toEqual(['email unsent'])
  })

  it('finds two that say the same', () => {
    expect(kindsOf([order], [stored], [came, { ...came, messageId: '<2@shop.example>' }])).toEqual([
      'email sent twice',
    ])
  })
})
