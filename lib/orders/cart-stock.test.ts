import { beforeEach, expect, it, vi } from 'vitest'
import { type Cart, newCart } from '@/lib/cart/cart-cookie'
import { setStock } from '@/lib/stock/stock'
import { findShortage, limitToStock, shortageTexts } from './cart-stock'
import { orderContext } from './context'
import { onEveryStore, storeOrder, testContext } from './testing'

vi.mock('./context')

const teapot = { product: 'teapot' }
const mug = { product: 'harbour-mug', option: 'iron' }
const soupMug = { product: 'soup-mug' }

onEveryStore('the stock of a cart', (database) => {
  beforeEach(async () => {
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
    await setStock(database(), teapot, 2)
    await setStock(database(), mug, 0)
  })

  const cart = newCart([
    { ...teapot, quantity: 3 },
    { ...mug, quantity: 1 },
    { ...soupMug, quantity: 20 },
  ])

  /** An order of a cart with three teapots. */
  const storeOrderOf = ({ id }: Cart, stock: 'none' | 'held' | 'sold') =>
    storeOrder(database(), {
      cartId: id,
      stock,
      takenItems: stock === 'none' ? [] : [{ ...teapot, quantity: 3 }],
      lines: [{ ...teapot, name: 'Teapot', quantity: 3, unitPrice: 7800, total: 23400 }],
    })

  it('limits the lines to what is left, and leaves out what is sold out', async () => {
    expect(await limitToStock(cart)).toMatchObject({
      lines: [
        { ...teapot, quantity: 2 },
        { ...soupMug, quantity: 20 },
      ],
      shortages: [
        { ...teapot, available: 2 },
        { ...mug, available: 0 },
      ],
    })
  })

  it('counts what the order of the same cart holds, since the shopper may come back to it', async () => {
    await storeOrderOf(cart, 'held')
    expect((await limitToStock(cart)).lines[0]).toEqual({ ...teapot, quantity: 3 })
  })

  it('does not count what it has given back, nor what orders of other carts hold', async () => {
    await storeOrderOf(cart, 'none')
    await storeOrderOf(newCart(), 'held')
    expect((await limitToStock(cart)).lines[0]).toEqual({ ...teapot, quantity: 2 })
  })

  it('finds the shortage that a change has met only while the cart holds all that is left', async () => {
    const [one, two] = [newCart([{ ...teapot, quantity: 1 }]), newCart([{ ...teapot, quantity: 2 }])]
    expect(await findShortage('teapot', two)).toEqual([{ ...teapot, available: 2 }])
    expect(await findShortage('teapot', one)).toEqual([])
    expect(await findShortage('harbour-mug/iron', one)).toEqual([{ ...mug, available: 0 }])
    expect(await findShortage('soup-mug', one)).toEqual([])
    expect(await findShortage(['teapot'], two)).toEqual([])
    expect(await findShortage(undefined, two)).toEqual([])
  })

  it('is told in the language of the shopper, with the option', async () => {
    const { shortages } = await limitToStock(cart)
    expect(await shortageTexts(shortages, 'en-GB')).toEqual([
      'Teapot for three: only 2 left, so we have changed the quantity.',
      'Harbour mug, Iron is sold out, so we have removed it.',
    ])
    expect(await shortageTexts([{ ...teapot, available: 1 }], 'en-GB')).toEqual([
      'Teapot for three: only one left, so we have changed the quantity.',
    ])
    expect((await shortageTexts(shortages, 'es-ES'))[0]).toContain('solo quedan 2 unidades')
  })
})
