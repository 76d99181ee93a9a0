import { beforeEach, expect, it, vi } from 'vitest'
import { GatewayUnavailable } from '@/lib/cashflows/errors'
import { orderContext } from '@/lib/orders/context'
import { findOrder } from '@/lib/orders/repository'
import { onEveryStore, storeOrder, testContext } from '@/lib/orders/testing'
import { getSession } from '@/lib/session'
import { GET } from './route'

vi.mock('@/lib/orders/context')
vi.mock('@/lib/session')

type Session = Awaited<ReturnType<typeof getSession>>

onEveryStore('coming back from the payment page', (database) => {
  let context: ReturnType<typeof testContext>
  let session: Session

  beforeEach(() => {
    context = testContext(database())
    session = { cart: [], orders: [], save: vi.fn() } as Partial<Session> as Session
    vi.mocked(orderContext).mockResolvedValue(context)
    vi.mocked(getSession).mockResolvedValue(session)
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  async function comeBack(query: string) {
    const response = await GET(new Request(`https://shop.example/api/cashflows/return/success?${query}`))
    expect(response.status).toBe(303)
    return response.headers.get('location')
  }

  async function orderWithJob(paymentStatus: string) {
    const order = await storeOrder(database(), { locale: 'nl-NL' })
    const job = context.gateway.add({ paymentStatus, order: { orderNumber: order.number } })
    return { order, job }
  }

  const statusOf = async (orderNumber: string) => (await findOrder(database(), orderNumber))?.status

  it('leads to the order, in its language, with the truth stored', async () => {
    const { order, job } = await orderWithJob('Paid')
    session.orders = [order.number]
    expect(await comeBack(`paymentjobref=${job.reference}&paymentref=1&ordernumber=${order.number}`)).toBe(
      `/nl-NL/orders/${order.number}`,
    )
    expect(await statusOf(order.number)).toBe('paid')
  })

  it('takes what was paid out of the cart, once, and leaves what was added since', async () => {
    const { order, job } = await orderWithJob('Paid')
    session.orders = [order.number]
    session.cart = [{ product: 'mug', quantity: 3 }]
    await comeBack(`paymentjobref=${job.reference}`)
    await comeBack(`paymentjobref=${job.reference}`)
    expect(session.cart).toEqual([{ product: 'mug', quantity: 2 }])
    expect(session.save).toHaveBeenCalledTimes(1)
  })

  it.each(['Failed', 'Cancelled', 'Pending'])('keeps the cart when the payment is %s', async (status) => {
    const { order, job } = await orderWithJob(status)
    session.orders = [order.number]
    session.cart = [{ product: 'mug', quantity: 1 }]
    await comeBack(`paymentjobref=${job.reference}`)
    expect(session.cart).toEqual([{ product: 'mug', quantity: 1 }])
  })

  it('does not make an order paid when its address is typed by hand', async () => {
    const { order, job } = await orderWithJob('Pending')
    session.orders = [order.number]
    await comeBack(`status=success&paymentjobref=${job.reference}&status=Paid`)
    expect(await statusOf(order.number)).toBe('awaiting-payment')
  })

  it('takes the first reference that is one when a parameter comes twice', async () => {
    const { order, job } = await orderWithJob('Paid')
    session.orders = [order.number]
    const query = `paymentjobref=%20&paymentjobref=${job.reference}&ordernumber=a&ordernumber=${order.number}`
    expect(await comeBack(query)).toBe(`/nl-NL/orders/${order.number}`)
  })

  it('leads to the order page, which polls on, when the gateway does not respond', async () => {
    const { order, job } = await orderWithJob('Paid')
    session.orders = [order.number]
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(new GatewayUnavailable('no response'))
    expect(await comeBack(`paymentjobref=${job.reference}&ordernumber=${order.number}`)).toBe(
      `/nl-NL/orders/${order.number}`,
    )
  })

  it('gives another browser that knows a job neither the order number nor anything else', async () => {
    const { order, job } = await orderWithJob('Paid')
    session.cart = [{ product: 'mug', quantity: 1 }]
    expect(await comeBack(`paymentjobref=${job.reference}`)).toBe('/')
    expect(session.cart).toHaveLength(1)
    expect(await statusOf(order.number)).toBe('paid')
  })

  it.each(['', 'paymentjobref=', 'paymentjobref=../cart&ordernumber=//evil.example', 'ordernumber=%00'])(
    'with %j leads home',
    async (query) => {
      expect(await comeBack(query)).toBe('/')
    },
  )

  it('survives a store that does not respond', async () => {
    vi.mocked(orderContext).mockRejectedValue(new Error('no store'))
    expect(await comeBack('paymentjobref=1')).toBe('/')
  })
})
