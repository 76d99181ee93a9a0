import fc from 'fast-check'
import { deliveryCountries } from '@/lib/checkout/countries'
import { exampleDetails } from '@/lib/checkout/testing'
import { withVat } from '@/lib/tax/vat'
import type { Order } from './order'

/** Draws what an order holds and costs: lines of several rates of VAT, less a discount, and delivery. */
export const drawnOrder: fc.Arbitrary<Order> = fc
  .record({
    // Two decimals, none, and three; hundredths of a forint are amounts, though nobody pays by them.
    currency: fc.constantFrom('GBP', 'EUR', 'USD', 'JPY', 'HUF', 'KWD'),
    country: fc.constantFrom(...deliveryCountries),
    delivery: fc.nat(5000),
    lines: fc.array(
      fc.record({
        unitPrice: fc.integer({ min: 1, max: 500_000 }),
        quantity: fc.integer({ min: 1, max: 20 }),
        vatRate: fc.constantFrom('standard', 'reduced', 'zero'),
        discountPart: fc.double({ min: 0, max: 0.95, noNaN: true }),
      }),
      { minLength: 1, maxLength: 25 },
    ),
  })
  .map(({ currency, country, delivery, lines }) => {
    const priced = lines.map((line, index) => ({
      ...line,
      product: `product-${index}`,
      sku: `SKU-${index}`,
      name: `Product ${index}`,
      total: Math.ceil(line.unitPrice * line.quantity * (1 - line.discountPart)),
    }))
    const taxed = withVat({ lines: priced, delivery }, country)
    const total = priced.reduce((sum, line) => sum + line.total, delivery)
    const drawn = {
      number: 'A',
      locale: 'en-GB',
      currency,
      details: exampleDetails,
      delivery,
      total,
      ...taxed,
    }
    return drawn as unknown as Order
  })
