import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromAmount } from '@/lib/cashflows/amount'
import { countries } from '@/lib/checkout/countries'
import { exampleDetails } from '@/lib/checkout/testing'
import { withVat } from '@/lib/tax/vat'
import type { Order } from './order'
import { paymentJobRequest } from './payment-job-request'

const shop = { appUrl: 'https://shop.example', webhookUrl: 'https://shop.example/webhook' }

const drawnOrder = fc
  .record({
    // Two decimals, none, and three; hundredths of a forint are amounts, though nobody pays by them.
    currency: fc.constantFrom('GBP', 'EUR', 'USD', 'JPY', 'HUF', 'KWD'),
    country: fc.constantFrom(...countries),
    delivery: fc.nat(5000),
    lines: fc.array(
      fc.record({
        unitPrice: fc.integer({ min: 1, max: 500_000 }),
        quantity: fc.integer({ min: 1, max: 20 }),
        vatRate: fc.constantFrom('standard', 'reduced', 'zero'),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  })
  .map(({ currency, country, delivery, lines }) => {
    const priced = lines.map((line, index) => ({
      ...line,
      product: `product-${index}`,
      name: `Product ${index}`,
      total: line.unitPrice * line.quantity,
    }))
    const taxed = withVat({ lines: priced, delivery }, country)
    const total = priced.reduce((sum, line) => sum + line.total, delivery)
    return { number: 'A', locale: 'en-GB', currency, details: exampleDetails, delivery, total, ...taxed }
  })

it('the lines of a payment job add up to its amount in every currency, and name the VAT that they contain', () => {
  fc.assert(
    fc.property(drawnOrder, (drawn) => {
      const order = drawn as unknown as Order
      const { amountToCollect, order: sent } = paymentJobRequest(order, new Date(), shop, 'Delivery')
      const read = (amount: string) => fromAmount(amount, order.currency)
      const sum = sent.orderLines.reduce((total, line) => total + read(line.totalLineAmount), 0)
      expect(sum).toBe(read(amountToCollect))
      expect(read(amountToCollect)).toBe(order.total)
      for (const line of sent.orderLines) {
        expect(read(line.unitPriceInclVat) * line.quantity).toBe(read(line.totalLineAmount))
      }
      const percentages = [...order.lines, ...(order.delivery > 0 ? [order.deliveryVat] : [])]
      expect(sent.orderLines.map((line) => Number(line.vatPercentage))).toEqual(
        percentages.map((vat) => vat?.vatPercentage),
      )
    }),
  )
})

it('an order from before VAT was stored is sent without it', () => {
  const line = { product: 'mug', name: 'Mug', quantity: 1, unitPrice: 2400, total: 2400 }
  const old = { number: 'A', currency: 'GBP', delivery: 0, deliveryVat: null, total: 2400, lines: [line] }
  const order = { ...old, locale: 'en-GB', details: exampleDetails } as Partial<Order> as Order
  const [sent] = paymentJobRequest(order, new Date(), shop, 'Delivery').order.orderLines
  expect(sent).not.toHaveProperty('vatPercentage')
})
