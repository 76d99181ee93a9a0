import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromAmount } from '@/lib/cashflows/amount'
import { drawnOrder } from '@/lib/orders/drawn-order'
import { amountFor, itemsLeft } from '@/lib/orders/item-amounts'
import type { Order } from '@/lib/orders/order'
import { paymentJobRequest } from '@/lib/orders/payment-job-request'
import type { StockQuantity } from '@/lib/stock/stock-item'
import { creditedParts, creditedVat, type VatRow, vatTable } from './vat-table'

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

const refundOf = (amount: number, items: StockQuantity[] = []) => ({ amount, items })
const jugs = (quantity: number) => ({ product: 'jug', quantity })
const books = { product: 'book', quantity: 1 }

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
  expect(creditedVat(order, refundOf(order.total), [])).toEqual(vatTable(order))
  const rows = creditedVat(order, refundOf(1001), [])
  expect(rows.map(({ vatPercentage }) => vatPercentage)).toEqual([20, 5])
  expect(grossOf(rows)).toBe(1001)
  expect(creditedVat(ofOldOrder, refundOf(1001), [])).toEqual([])
})

it('says of items that are refunded the VAT of these alone', () => {
  expect(creditedVat(order, refundOf(1050, [books]), [])).toEqual([{ vatPercentage: 5, vat: 50, net: 1000 }])
  expect(creditedVat(order, refundOf(4050, [jugs(1), books]), [])).toEqual([
    { vatPercentage: 20, vat: 500, net: 2500 },
    { vatPercentage: 5, vat: 50, net: 1000 },
  ])
})

it('says of the last items, with which delivery is refunded, the VAT of both', () => {
  expect(creditedVat(order, refundOf(order.total, [jugs(2), books]), [])).toEqual(vatTable(order))
  const last = refundOf(1650, [books])
  expect(creditedParts(order, last)).toMatchObject({ lines: [{ line: book, quantity: 1 }], delivery: 600 })
  expect(creditedVat(order, last, [refundOf(6000, [jugs(2)])])).toEqual([
    { vatPercentage: 20, vat: 100, net: 500 },
    { vatPercentage: 5, vat: 50, net: 1000 },
  ])
})

it('says of a piece with the penny that others were short of no VAT of the delivery', () => {
  const cups = { product: 'cup', quantity: 3, total: 1000, vatPercentage: 5, vat: 48 }
  const ofCups = { ...order, lines: [cups, jug] } as unknown as Order
  expect(creditedVat(ofCups, refundOf(334, [{ product: 'cup', quantity: 1 }]), [])).toEqual([
    { vatPercentage: 5, vat: 16, net: 318 },
  ])
})

it('says of items after a refund of an amount the VAT of what is left at their rate, and then of the rest', () => {
  const amount = refundOf(3825)
  expect(creditedVat(order, amount, [])).toEqual([
    { vatPercentage: 20, vat: 550, net: 2750 },
    { vatPercentage: 5, vat: 25, net: 500 },
  ])
  expect(creditedVat(order, refundOf(1050, [books]), [amount])).toEqual([
    { vatPercentage: 20, vat: 88, net: 437 },
    { vatPercentage: 5, vat: 25, net: 500 },
  ])
})

it('says of all what the invoice says, where the VAT of two lines was rounded up', () => {
  const mug = { product: 'soup-mug', quantity: 1, total: 2800, vatPercentage: 20, vat: 467 }
  const bowl = { product: 'pasta-bowl', quantity: 1, total: 3400, vatPercentage: 20, vat: 567 }
  const deliveryVat = { vatPercentage: 20, vat: 0 }
  const two = { delivery: 0, deliveryVat, total: 6200, lines: [mug, bowl] } as unknown as Order
  const invoiced = [{ vatPercentage: 20, vat: 1034, net: 5166 }]
  expect(vatTable(two)).toEqual(invoiced)
  expect(creditedVat(two, refundOf(6200), [])).toEqual(invoiced)
})

it('comes to what the gateway was sent at each rate, and to nothing when the order is refunded in any steps', () => {
  const step = fc.record({
    isOfItems: fc.boolean(),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    /** The order in which the credit notes are asked for is not that of the refunds. */
    place: fc.nat(),
  })
  fc.assert(
    fc.property(drawnOrder, fc.array(step, { maxLength: 8 }), (drawn, steps) => {
      const invoiced = vatTable(drawn)
      const texts = { delivery: 'Delivery', discount: (code: string) => code }
      const { orderLines } = paymentJobRequest(drawn, new Date(), { appUrl: '', webhookUrl: '' }, texts).order
      for (const { vatPercentage, net, vat } of invoiced) {
        const sent = orderLines.filter((line) => Number(line.vatPercentage) === vatPercentage)
        const amounts = sent.map(({ totalLineAmount }) => fromAmount(totalLineAmount, drawn.currency))
        expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(net + vat)
      }

      const returned: StockQuantity[] = []
      let left = drawn.total
      const refunds = [...steps, { isOfItems: false, part: 1, place: 0 }].flatMap(
        ({ isOfItems, part, place }) => {
          const items = isOfItems
            ? itemsLeft(drawn.lines, returned).flatMap(({ product, quantity }) =>
                quantity * part >= 1 ? [{ product, quantity: Math.floor(quantity * part) }] : [],
              )
            : []
          const owed = isOfItems ? amountFor(drawn, returned, items) : Math.floor(left * part)
          const amount = Math.min(owed, left)
          returned.push(...items)
          left -= amount
          return amount > 0 ? [{ amount, items, place }] : []
        },
      )
      refunds.sort((one, other) => one.place - other.place)
      const notes = refunds.map((refund, index) => creditedVat(drawn, refund, refunds.slice(0, index)))
      expect(notes.map(grossOf)).toEqual(refunds.map(({ amount }) => amount))
      for (const { net, vat } of notes.flat()) expect(Math.min(net, vat)).toBeGreaterThanOrEqual(0)
      expect(summed(notes.flat())).toEqual(invoiced)
    }),
  )
})

/** Rows of several tables as one. */
function summed(rows: VatRow[]): VatRow[] {
  const percentages = [...new Set(rows.map(({ vatPercentage }) => vatPercentage))].sort((a, b) => b - a)
  return percentages.map((vatPercentage) => {
    const own = rows.filter((row) => row.vatPercentage === vatPercentage)
    const sum = (key: 'net' | 'vat') => own.reduce((total, row) => total + row[key], 0)
    return { vatPercentage, vat: sum('vat'), net: sum('net') }
  })
}
