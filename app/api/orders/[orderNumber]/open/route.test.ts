import { beforeEach, expect, it, vi } from 'vitest'
import { cookies } from '@/lib/cookies'
import { orderContext } from '@/lib/orders/context'
import { orderLink } from '@/lib/orders/order-link'
import { onEveryStore, storeOrder, testContext } from '@/lib/orders/testing'
import { jar } from '@/lib/testing/open-cookies'
import { GET } from './route'

vi.mock('@/lib/orders/context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))
vi.mock('@/lib/session/session-passwords', () => ({ sessionPasswords: async () => ['new', 'old'] }))

onEveryStore('a link to an order', (database) => {
  beforeEach(() => {
    jar.clear()
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
  })
  const inOneDay = () => new Date(Date.now() + 24 * 3_600_000)
  const open = (path: string) => {
    const url = new URL(path, 'https://shop.example')
    const orderNumber = url.pathname.split('/')[3] ?? ''
    return GET(new Request(url), { params: Promise.resolve({ orderNumber }) })
  }
  const locationOf = (response: Response) => response.headers.get('location')

  it('opens the page of the order in a browser that has not placed it', async () => {
    const order = await storeOrder(database(), { status: 'paid', locale: 'el-GR' })
    const response = await open(await orderLink(order, inOneDay()))
    expect([response.status, locationOf(response)]).toEqual([303, `/el-GR/orders/${order.number}`])
    expect(jar.get(cookies.orders.name)).toEqual([order.number])
    expect(jar.has(cookies.cart.name)).toBe(false)
  })

  it('brings the cart along where the order can still be paid, unless another is there', async () => {
    const order = await storeOrder(database(), { status: 'failed' })
    await open(await orderLink(order, inOneDay()))
    const cart = { id: order.cartId, lines: [{ product: 'mug', quantity: 1 }], currency: 'GBP' }
    expect(jar.get(cookies.cart.name)).toMatchObject(cart)
    const other = { id: crypto.randomUUID(), lines: [{ product: 'jug', quantity: 2 }] }
    jar.set(cookies.cart.name, other)
    await open(await orderLink(order, inOneDay()))
    expect(jar.get(cookies.cart.name)).toEqual(other)
  })

  it('leads to where another link can be had when its end has come, the address of the shopper is another, or the shop has not written it', async () => {
    const order = await storeOrder(database())
    const other = await storeOrder(database())
    const path = await orderLink(order, inOneDay())
    const forged = [
      await orderLink(order, new Date(Date.now() - 1000)),
      path.replace(order.number, other.number),
      path.replace(/expires=\d/, 'expires=9'),
      path.replace(/expires=\d+/, 'expires=9e99'),
      path.replace(/signature=.*/, 'signature='),
      path.replace(/\?.*/, ''),
      await orderLink({ ...order, number: 'AAAAA' }, inOneDay()),
      // What was mailed to an address that the shopper has corrected since.
      await orderLink({ ...order, details: { ...order.details, email: 'elena@example.com' } }, inOneDay()),
    ]
    for (const one of forged) {
      expect(locationOf(await open(one))).toMatch(/^\/en-GB\/find-order\?order=/)
      expect(jar.size).toBe(0)
    }
  })
})
