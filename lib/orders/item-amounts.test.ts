import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OrderedLine } from '@/lib/orders/order'
import { amountFor, itemsLeft } from './item-amounts'

const line = (product: string, quantity: number, total: number): OrderedLine => ({
  product,
  name: product,
  quantity,
  unitPrice: Math.ceil(total / quantity),
  total,
})

/** An order of up to five lines, of which a discount may have left any amount, and the order in which its pieces are withdrawn from. */
const orders = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(2_000_000)), { minLength: 1, maxLength: 5 }),
    fc.nat(5_000),
  )
  .chain(([lines, delivery]) => {
    const ordered = lines.map(([quantity, total], index) => line(`product-${index}`, quantity, total))
    const pieces = ordered.flatMap(({ product, quantity }) =>
      Array.from({ length: quantity }, () => ({ product, quantity: 1 })),
    )
    const total = ordered.reduce((sum, one) => sum + one.total, delivery)
    return fc.record({
      order: fc.constant({ lines: ordered, delivery, total }),
      pieces: fc.shuffledSubarray(pieces, { minLength: pieces.length }),
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: pieces.length, maxLength: pieces.length }),
    })
  })

describe('what is given back for items', () => {
  it('comes to what was paid, to the last minor unit, in whatever steps all of the order is withdrawn from', () => {
    fc.assert(
      fc.property(orders, ({ order, pieces, sizes }) => {
        let before: typeof pieces = []
        let sum = 0
        for (const size of sizes) {
          const items = pieces.slice(before.length, before.length + size)
          const amount = amountFor(order, before, items)
          expect(amount).toBeGreaterThanOrEqual(0)
          sum += amount
          expect(sum).toBeLessThanOrEqual(order.total)
          before = [...before, ...items]
        }
        expect(itemsLeft(order.lines, before)).toEqual([])
        expect(sum).toBe(order.total)
      }),
    )
  })

  it('leaves out the delivery as long as something of the order is kept', () => {
    fc.assert(
      fc.property(orders, ({ order, pieces }) => {
        const kept = pieces.slice(1)
        expect(amountFor(order, [], kept)).toBeLessThanOrEqual(order.total - order.delivery)
      }),
    )
  })

  it('divides what a line cost, also where it cannot be divided', () => {
    const order = { lines: [line('mug', 3, 1000)], delivery: 0, total: 1000 }
    const one = { product: 'mug', quantity: 1 }
    expect(amountFor(order, [], [one])).toBe(333)
    expect(amountFor(order, [one], [one])).toBe(333)
    expect(amountFor(order, [one, one], [one])).toBe(334)
  })

  it('tells the options of a product apart', () => {
    const lines = [
      { ...line('mug', 1, 1000), option: 'sea' },
      { ...line('mug', 2, 2600), option: 'iron' },
    ]
    const order = { lines, delivery: 500, total: 4100 }
    expect(amountFor(order, [], [{ product: 'mug', option: 'iron', quantity: 1 }])).toBe(1300)
    expect(itemsLeft(lines, [{ product: 'mug', option: 'iron', quantity: 2 }])).toEqual([
      { product: 'mug', option: 'sea', quantity: 1 },
    ])
  })
})
