import { beforeEach, expect, it, vi } from 'vitest'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { orderContext } from '@/lib/orders/context'
import { rememberOrder } from '@/lib/orders/orders-cookie'
import { onEveryStore, storeOrder, testContext } from '@/lib/orders/testing'
import { jar } from '@/lib/testing/open-cookies'
import { GET } from './route'

vi.mock('@/lib/orders/context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

onEveryStore('a shopper on the way to a paid order', (database) => {
  beforeEach(() => {
    jar.clear()
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
  })

  const visit = async (orderNumber: string) =>
    GET(new Request('https://shop.example'), { params: Promise.resolve({ orderNumber }) })

  it('reads the order in its language, with an empty cart', async () => {
    const cart = newCart([{ product: 'mug', quantity: 1 }])
    const paid = { status: 'paid', paidAt: new Date(), cartId: cart.id } as const
    const { number } = await storeOrder(database(), { ...paid, locale: 'nl-NL' })
    await rememberOrder(number)
    await saveCart(cart)
    const response = await visit(number)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`/nl-NL/orders/${number}`)
    expect((await getCart()).lines).toEqual([])
  })

  it('is led home when the order is not of this browser', async () => {
    const { number } = await storeOrder(database(), { status: 'paid', paidAt: new Date() })
    expect((await visit(number)).headers.get('location')).toBe('/')
    expect((await visit('M-1')).headers.get('location')).toBe('/')
  })
})
