import { describe, expect, it } from 'vitest'
import { withoutPurchasedItems } from './purchased-items'
import type { OrderedLine } from './tables'

const bought = (product: string, quantity: number, option?: string): OrderedLine => ({
  product,
  option,
  quantity,
  name: product,
  unitPrice: 100,
  total: 100 * quantity,
})

describe('what was bought', () => {
  it('leaves the cart', () => {
    expect(withoutPurchasedItems([{ product: 'mug', quantity: 2 }], [bought('mug', 2)])).toEqual([])
  })

  it('takes nothing along that was added since', () => {
    const cart = [
      { product: 'mug', option: 'sea', quantity: 3 },
      { product: 'mug', option: 'chalk', quantity: 1 },
      { product: 'bowl', quantity: 1 },
    ]
    expect(withoutPurchasedItems(cart, [bought('mug', 1, 'sea'), bought('bowl', 1)])).toEqual([
      { product: 'mug', option: 'sea', quantity: 2 },
      { product: 'mug', option: 'chalk', quantity: 1 },
    ])
  })

  it('may have left already', () => {
    expect(
      withoutPurchasedItems([{ product: 'mug', quantity: 1 }], [bought('mug', 4), bought('jug', 1)]),
    ).toEqual([])
  })
})
