import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromAmount } from '@/lib/cashflows/amount'
import { exampleDetails } from '@/lib/checkout/testing'
import { formatMoney } from '@/lib/money'
import { drawnOrder } from './drawn-order'
import type { Order } from './order'
import { paymentJobRequest } from './payment-job-request'

const shop = { appUrl: 'https://shop.example', webhookUrl: 'https://shop.example/webhook' }

const texts = { delivery: 'Delivery', discount: (code: string) => `Discount ${code}` }

it('the lines of a payment job add up to its amount in every currency, and name the VAT that they contain', () => {
  fc.assert(
    fc.property(drawnOrder, (order) => {
      const { amountToCollect, order: sent } = paymentJobRequest(order, new Date(), shop, texts)
      const read = (amount: string) => fromAmount(amount, order.currency)
      const sum = sent.orderLines.reduce((total, line) => total + read(line.totalLineAmount), 0)
      expect(sum).toBe(read(amountToCollect))
      expect(read(amountToCollect)).toBe(order.total)
      for (const line of sent.orderLines) {
        expect(read(line.unitPriceInclVat) * line.quantity).toBe(read(line.totalLineAmount))
      }
      expect(sent.orderLines.map(({ lineNumber }) => lineNumber)).toEqual(
        sent.orderLines.map((_, at) => at + 1),
      )
      // Each product is sent with its own rate, and as many of it as were ordered.
      for (const { sku, quantity, total, vatPercentage } of order.lines) {
        const own = sent.orderLines.filter(({ skuCode }) => skuCode === sku)
        expect(own.reduce((count, line) => count + line.quantity, 0)).toBe(quantity)
        expect(own.reduce((sum, line) => sum + read(line.totalLineAmount), 0)).toBe(total)
        expect(new Set(own.map((line) => Number(line.vatPercentage)))).toEqual(new Set([vatPercentage]))
      }
    }),
  )
})

it('a discount is sent as lower prices, and its code as a note', () => {
  const line = { product: 'mug', name: 'Mug', quantity: 3, unitPrice: 1000, discount: 200, total: 2800 }
  const discount = { code: 'CODE', amount: 200 }
  const known = {
    number: 'A',
    currency: 'GBP',
    delivery: 0,
    deliveryVat: null,
    total: 2800,
    lines: [line],
    discount,
  }
  const order = { ...known, locale: 'en-GB', details: exampleDetails } as Partial<Order> as Order
  expect(paymentJobRequest(order, new Date(), shop, texts).order).toMatchObject({
    note: 'Discount CODE',
    orderLines: [
      { quantity: 2, unitPriceInclVat: '9.33', totalLineAmount: '18.66' },
      { quantity: 1, unitPriceInclVat: '9.34', totalLineAmount: '9.34' },
    ],
  })
})

it('an order in yen is sent without decimals, and shows the same amounts', () => {
  const line = { product: 'cup', name: 'Cup', quantity: 2, unitPrice: 500, total: 1000, vatPercentage: 10 }
  const known = { number: 'A', currency: 'JPY', delivery: 250, deliveryVat: null, total: 1250, lines: [line] }
  const order = { ...known, locale: 'en-GB', details: exampleDetails } as Partial<Order> as Order
  expect(paymentJobRequest(order, new Date(), shop, texts)).toMatchObject({
    currency: 'JPY',
    amountToCollect: '1250',
    order: {
      orderLines: [
        { quantity: 2, unitPriceInclVat: '500', totalLineAmount: '1000' },
        { quantity: 1, unitPriceInclVat: '250', totalLineAmount: '250' },
      ],
    },
  })
  expect(formatMoney(order.total, order.currency, 'ja-JP')).toBe('￥1,250')
})

it('an order from before VAT and SKU were stored is sent without them', () => {
  const line = { product: 'mug', name: 'Mug', quantity: 1, unitPrice: 2400, total: 2400 }
  const old = { number: 'A', currency: 'GBP', delivery: 0, deliveryVat: null, total: 2400, lines: [line] }
  const order = { ...old, locale: 'en-GB', details: exampleDetails } as Partial<Order> as Order
  const [sent] = paymentJobRequest(order, new Date(), shop, texts).order.orderLines
  expect(sent).not.toHaveProperty('vatPercentage')
  expect(sent).not.toHaveProperty('skuCode')
})
