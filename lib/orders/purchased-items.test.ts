import { describe, expect, it } from 'vitest'
import type { OrderedLine } from './order'
import { withoutPurchasedItems } from './purchased-items'

const purchased = (product: string, quantity: number, option?: string): OrderedLine => ({
  product,
  option,
  quantity,
  name: product,
  unitPrice: 100,
  total: 100 * quantity,
})

describe('purchased items', () => {
  it('leave the cart', () => {
    expect(withoutPurchasedItems([{ product: 'mug', quantity: 2 }], [purchased('mug', 2)])).toEqual([])
  })

  it('leave what was added since', () => {
    const cart = [
      { product: 'mug', option: 'sea', quantity: 3 },
      { product: 'mug', option: 'chalk', quantity: 1 },
      { product: 'bowl', quantity: 1 },
    ]
    expect(withoutPurchasedItems(cart, [purchased('mug', 1, 'sea'), purchased('bowl', 1)])).toEqual([
      { product: 'mug', option: 'sea', quantity: 2 },
      { product: 'mug', option: 'chalk', quantity: 1 },
    ])
  })

  it('may have been removed already', () => {
    expect(
      withoutPurchasedItems([{ product: 'mug', quantity: 1 }], [purchased('mug', 4), purchased('jug', 1)]),
    ).toEqual([])
  })
})
