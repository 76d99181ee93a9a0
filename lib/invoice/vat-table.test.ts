import { expect, it } from 'vitest'
import type { Order } from '@/lib/orders/order'
import { creditedVat, vatTable } from './vat-table'

const jug = { product: 'jug', quantity: 2, total: 6000, vatPercentage: 20, vat: 1000 }
const book = { product: 'book', quantity: 1, total: 1050, vatPercentage: 5, vat: 50 }
const order = {
  delivery: 600,
  deliveryVat: { vatPercentage: 20, vat: 100 },
  total: 7650,
  lines: [jug, book],
} as unknown as Order
const ofOldOrder = { ...order, deliveryVat: null }

/** What rows come to, VAT included. */
const grossOf = (rows: { net: number; vat: number }[]) =>
  rows.reduce((sum, { net, vat }) => sum + net + vat, 0)

it('says what VAT the order contains, by rate, and nothing of an order whose VAT is not known', () => {
  const rates = vatTable(order)
  expect(rates).toEqual([
    { vatPercentage: 20, vat: 1100, net: 5500 },
    { vatPercentage: 5, vat: 50, net: 1000 },
  ])
  expect(grossOf(rates)).toBe(order.total)
  expect(vatTable(ofOldOrder)).toEqual([])
})

it('says what VAT is given back: of all, as of the order; of an amount, by the rates of the order', () => {
  expect(creditedVat(order, order.total, [])).toEqual(vatTable(order))
  const rows = creditedVat(order, 1001, [])
  expect(rows.map(({ vatPercentage }) => vatPercentage)).toEqual([20, 5])
  expect(grossOf(rows)).toBe(1001)
  expect(creditedVat(ofOldOrder, 1001, [])).toEqual([])
})

it('says of items that are refunded the VAT of these alone', () => {
  expect(creditedVat(order, 1050, [{ product: 'book', quantity: 1 }])).toEqual([
    { vatPercentage: 5, vat: 50, net: 1000 },
  ])
  expect(
    creditedVat(order, 4050, [
      { product: 'jug', quantity: 1 },
      { product: 'book', quantity: 1 },
    ]),
  ).toEqual([
    { vatPercentage: 20, vat: 500, net: 2500 },
    { vatPercentage: 5, vat: 50, net: 1000 },
  ])
})

it('says of the last items, with which delivery is refunded, the VAT of both', () => {
  const jugs = { product: 'jug', quantity: 2 }
  const books = { product: 'book', quantity: 1 }
  expect(creditedVat(order, order.total, [jugs, books])).toEqual(vatTable(order))
  expect(creditedVat(order, 1650, [books])).toEqual([
    { vatPercentage: 20, vat: 100, net: 500 },
    { vatPercentage: 5, vat: 50, net: 1000 },
  ])
})

it('says of a piece with the penny that others were short of no VAT of the delivery', () => {
  const cups = { product: 'cup', quantity: 3, total: 1000, vatPercentage: 5, vat: 48 }
  const ofCups = { ...order, lines: [cups, jug] } as unknown as Order
  expect(creditedVat(ofCups, 334, [{ product: 'cup', quantity: 1 }])).toEqual([
    { vatPercentage: 5, vat: 16, net: 318 },
  ])
})
