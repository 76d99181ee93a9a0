import { beforeEach, expect, it, vi } from 'vitest'
import { getSession } from '@/lib/session'
import { orderContext } from './context'
import { findOwnOrder, refreshOwnOrder } from './own-order'
import { onEveryStore, storeOrder, testContext } from './testing'

vi.mock('./context')
vi.mock('@/lib/session')

type Session = Awaited<ReturnType<typeof getSession>>

onEveryStore('an order of this browser', (database) => {
  let session: Session

  beforeEach(() => {
    session = {
      cart: [{ product: 'mug', quantity: 1 }],
      orders: [],
      save: vi.fn(),
    } as Partial<Session> as Session
    vi.mocked(getSession).mockResolvedValue(session)
  })

  /** An order whose payment job is paid at the gateway, which the shop does not know yet. */
  async function paidAtGateway() {
    const context = testContext(database())
    vi.mocked(orderContext).mockResolvedValue(context)
    const { reference } = context.gateway.add({ paymentStatus: 'Paid' })
    const order = await storeOrder(database(), { paymentJobReference: reference })
    context.gateway.change(reference, { order: { orderNumber: order.number } })
    return { order, gateway: context.gateway }
  }

  it('is found as it is stored, and refreshed from the gateway', async () => {
    const { order } = await paidAtGateway()
    session.orders = [order.number]
    expect(await findOwnOrder(order.number)).toMatchObject({ status: 'awaiting-payment' })
    expect(await refreshOwnOrder(order.number)).toMatchObject({ status: 'paid' })
  })

  it('has its items removed from the cart once it is paid, and only once', async () => {
    const { order } = await paidAtGateway()
    session.orders = [order.number]
    await refreshOwnOrder(order.number)
    expect(session.cart).toEqual([])
    session.cart = [{ product: 'mug', quantity: 1 }]
    await refreshOwnOrder(order.number)
    expect(session.cart).toHaveLength(1)
  })

  it('is not found by another browser, which makes the shop ask nobody', async () => {
    const { order, gateway } = await paidAtGateway()
    expect(await findOwnOrder(order.number)).toBeUndefined()
    expect(await refreshOwnOrder(order.number)).toBeUndefined()
    expect(gateway.retrievals).toBe(0)
    expect(session.cart).toHaveLength(1)
  })
})
