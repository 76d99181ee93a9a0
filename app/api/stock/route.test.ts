import { NextRequest } from 'next/server'
import { beforeEach, expect, it, vi } from 'vitest'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { orderContext } from '@/lib/orders/context'
import { onEveryStore, storeOrder, testContext } from '@/lib/orders/testing'
import { apiPaths } from '@/lib/paths'
import { setStock } from '@/lib/stock/stock'
import { jar } from '@/lib/testing/open-cookies'
import { GET } from './route'

vi.mock('@/lib/orders/context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

onEveryStore('the stock that a product page shows', (database) => {
  beforeEach(() => {
    jar.clear()
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
  })

  const ask = (product: string, locale = 'en-GB') =>
    GET(new NextRequest(`https://shop.example${apiPaths.stock(product, locale)}`))

  it('names the options of which few or none are left, and tells nothing of the others', async () => {
    await setStock(database(), { product: 'harbour-mug', option: 'sea' }, 6)
    await setStock(database(), { product: 'harbour-mug', option: 'chalk' }, 5)
    await setStock(database(), { product: 'harbour-mug', option: 'iron' }, 0)
    const response = await ask('harbour-mug')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(await response.json()).toEqual([
      { option: 'chalk', available: 5, label: 'Only 5 left' },
      { option: 'iron', available: 0, label: 'Sold out' },
    ])
  })

  it('is told of a product without options, in the language of the page', async () => {
    await setStock(database(), { product: 'teapot' }, 1)
    expect(await (await ask('teapot', 'es-ES')).json()).toEqual([
      { available: 1, label: 'Solo queda una unidad' },
    ])
    expect(await (await ask('teapot', 'xx')).json()).toEqual([{ available: 1, label: 'Only one left' }])
  })

  it('has nothing to tell of what is unlimited', async () => {
    expect(await (await ask('soup-mug')).json()).toEqual([])
  })

  it('counts what the shopper would get back from the order of the same cart', async () => {
    await setStock(database(), { product: 'teapot' }, 0)
    await saveCart(newCart([{ product: 'teapot', quantity: 2 }]))
    const lines = [{ product: 'teapot', name: 'Teapot', quantity: 2, unitPrice: 7800, total: 15600 }]
    await storeOrder(database(), { cartId: (await getCart()).id, stock: 'held', takenItems: lines, lines })
    expect(await (await ask('teapot')).json()).toMatchObject([{ available: 2 }])
  })

  it.each(['ashtray', '..%2Forders', 'harbour-mug%2Fsea'])('knows no product %s', async (product) => {
    expect((await ask(product)).status).toBe(404)
  })
})
