import { beforeEach, describe, expect, it, vi } from 'vitest'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { jar } from '@/lib/testing/open-cookies'
import { orderContext } from './context'
import type { OrderedLine } from './order'
import { rememberOrder } from './orders-cookie'
import { removePurchasedItems, withoutPurchasedItems } from './purchased-items'
import { onEveryStore, storeJob, storeOrder, testContext } from './testing'

vi.mock('./context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

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

onEveryStore('the items of an order', (database) => {
  const cart = newCart([{ product: 'mug', quantity: 3 }])

  beforeEach(async () => {
    jar.clear()
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
    await saveCart(cart)
  })

  it('are removed from the cart once, and what is left is another purchase', async () => {
    const { number } = await storeOrder(database(), { cartId: cart.id, status: 'paid', paidAt: new Date() })
    await rememberOrder(number)
    expect(await removePurchasedItems(number)).toMatchObject({ number })
    await removePurchasedItems(number)
    const { id, lines } = await getCart()
    expect(lines).toEqual([{ product: 'mug', quantity: 2 }])
    expect(id).not.toBe(cart.id)
  })

  it('are removed again when the first answer did not reach the browser', async () => {
    const { number } = await storeOrder(database(), { cartId: cart.id, status: 'paid', paidAt: new Date() })
    await rememberOrder(number)
    await removePurchasedItems(number)
    await saveCart(cart)
    await removePurchasedItems(number)
    expect((await getCart()).lines).toEqual([{ product: 'mug', quantity: 2 }])
  })

  it('stay in a cart that is another purchase', async () => {
    const { number } = await storeOrder(database(), { status: 'paid', paidAt: new Date() })
    await rememberOrder(number)
    await removePurchasedItems(number)
    expect(await getCart()).toEqual(cart)
  })

  it('stay in the cart until the order is authorised or paid', async () => {
    const { number } = await storeOrder(database(), { cartId: cart.id, status: 'failed' })
    await rememberOrder(number)
    await removePurchasedItems(number)
    expect(await getCart()).toEqual(cart)
  })

  it.each([
    ['is under way', 'Commissioned', [{ product: 'mug', quantity: 2 }]],
    ['can still be paid by the same link', 'Pending', cart.lines],
  ])('are removed when something was added while the money %s, or stay', async (_what, status, left) => {
    const order = await storeOrder(database(), { cartId: cart.id })
    await storeJob(database(), order, { reference: '1', status })
    await rememberOrder(order.number)
    await removePurchasedItems(order.number)
    const { id, lines } = await getCart()
    expect(lines).toEqual(left)
    expect(id === cart.id).toBe(status === 'Pending')
  })

  it('stay in the cart while the money is under way, for another try, when nothing was added', async () => {
    const same = newCart([{ product: 'mug', quantity: 1 }])
    await saveCart(same)
    const order = await storeOrder(database(), { cartId: same.id })
    await storeJob(database(), order, { reference: '1', status: 'Commissioned' })
    await rememberOrder(order.number)
    await removePurchasedItems(order.number)
    expect(await getCart()).toEqual(same)
  })

  it('stay in the cart of another browser, which is told nothing of the order', async () => {
    const { number } = await storeOrder(database(), { cartId: cart.id, status: 'paid', paidAt: new Date() })
    expect(await removePurchasedItems(number)).toBeUndefined()
    expect(await getCart()).toEqual(cart)
  })
})
