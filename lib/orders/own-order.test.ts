import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { hourMs, minuteMs } from '@/lib/durations'
import { jar } from '@/lib/testing/open-cookies'
import { orderContext } from './context'
import { rememberOrder } from './orders-cookie'
import { findDetailsToRetry, findOwnOrder, refreshOwnOrder } from './own-order'
import { onEveryStore, storeJob, storeOrder, testContext } from './testing'

vi.mock('./context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

onEveryStore('an order of this browser', (database) => {
  beforeEach(() => jar.clear())
  afterEach(() => {
    vi.useRealTimers()
  })

  /** An order whose payment job is paid at the gateway, which the shop does not know yet. */
  async function paidAtGateway() {
    const context = testContext(database())
    vi.mocked(orderContext).mockResolvedValue(context)
    const order = await storeOrder(database())
    const { reference } = context.gateway.add({ order: { orderNumber: order.number } })
    context.gateway.pay(reference)
    await storeJob(database(), order, { reference })
    return { order, gateway: context.gateway }
  }

  it('is found as it is stored, and refreshed from the gateway', async () => {
    const { order } = await paidAtGateway()
    await rememberOrder(order.number)
    expect(await findOwnOrder(order.number)).toMatchObject({ status: 'awaiting-payment' })
    expect(await refreshOwnOrder(order.number)).toMatchObject({ status: 'paid' })
  })

  it('leaves the cart as it is while the gateway is asked', async () => {
    const { order } = await paidAtGateway()
    await rememberOrder(order.number)
    const cart = newCart([{ product: 'mug', quantity: 1 }])
    await saveCart(cart)
    await refreshOwnOrder(order.number)
    expect(await getCart()).toEqual(cart)
  })

  it('is not found by another browser, which makes the shop ask nobody', async () => {
    const { order, gateway } = await paidAtGateway()
    expect(await findOwnOrder(order.number)).toBeUndefined()
    expect(await refreshOwnOrder(order.number)).toBeUndefined()
    expect(gateway.retrievals).toBe(0)
  })

  it('fills the checkout form again for two hours after the newest attempt to pay, and not on another day', async () => {
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
    const order = await storeOrder(database())
    const placedAt = order.placedAt.getTime()
    const detailsAfter = (minutes: number) => {
      vi.setSystemTime(placedAt + minutes * minuteMs)
      return findDetailsToRetry(order)
    }
    vi.useFakeTimers({ toFake: ['Date'] })
    expect(await detailsAfter(119)).toEqual(order.details)
    expect(await detailsAfter(120)).toBeUndefined()
    await storeJob(database(), order, { requestedAt: new Date(placedAt + 24 * hourMs) })
    expect(await detailsAfter(24 * 60 + 119)).toEqual(order.details)
    expect(await detailsAfter(24 * 60 + 120)).toBeUndefined()
  })
})
