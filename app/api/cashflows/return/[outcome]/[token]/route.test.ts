import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it, vi } from 'vitest'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { GatewayUnavailable } from '@/lib/cashflows/errors'
import { orderContext } from '@/lib/orders/context'
import { rememberOrder } from '@/lib/orders/orders-cookie'
import { findOrder } from '@/lib/orders/repository'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { jar } from '@/lib/testing/open-cookies'
import { GET } from './route'

vi.mock('@/lib/orders/context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

onEveryStore('coming back from the payment page', (database) => {
  let context: ReturnType<typeof testContext>

  beforeEach(() => {
    context = testContext(database())
    jar.clear()
    vi.mocked(orderContext).mockResolvedValue(context)
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  async function comeBack(token: string, query = '') {
    const request = new Request(`https://shop.example/api/cashflows/return/success/${token}?${query}`)
    const response = await GET(request, { params: Promise.resolve({ token }) })
    expect(response.status).toBe(303)
    return response.headers.get('location')
  }

  /** An order whose payment job has a payment of a status, which the shop does not know yet. */
  async function orderWithJob(status: string, cartId: string = randomUUID()) {
    const order = await storeOrder(database(), { cartId, locale: 'nl-NL' })
    const job = context.gateway.add({ order: { orderNumber: order.number } })
    context.gateway.pay(job.reference, { status })
    await storeJob(database(), order, { reference: job.reference })
    return { order, job, token: order.returnToken }
  }

  const statusOf = async (orderNumber: string) => (await findOrder(database(), orderNumber))?.status

  it('leads to the order, in its language', async () => {
    const { order, job, token } = await orderWithJob('Failed')
    await rememberOrder(order.number)
    expect(
      await comeBack(token, `paymentjobref=${job.reference}&paymentref=1&ordernumber=${order.number}`),
    ).toBe(`/nl-NL/orders/${order.number}`)
    expect(await statusOf(order.number)).toBe('failed')
  })

  it('leads a paid order past the cart, which this request must not write: it has waited for the gateway', async () => {
    const cart = newCart([{ product: 'mug', quantity: 3 }])
    await saveCart(cart)
    const { order, token } = await orderWithJob('Paid', cart.id)
    await rememberOrder(order.number)
    expect(await comeBack(token)).toBe(`/api/cart/purchased/${order.number}`)
    expect(await getCart()).toEqual(cart)
    expect(await statusOf(order.number)).toBe('paid')
  })

  it('does not make an order paid when its address is typed by hand', async () => {
    const { order, job, token } = await orderWithJob('Pending')
    await rememberOrder(order.number)
    await comeBack(token, `status=success&paymentjobref=${job.reference}&status=Paid`)
    expect(await statusOf(order.number)).toBe('awaiting-payment')
  })

  it('finds the job whose creation the shop never heard of', async () => {
    const order = await storeOrder(database())
    await storeJob(database(), order, { requestState: 'unconfirmed' })
    const { reference } = context.gateway.add({ order: { orderNumber: order.number } })
    context.gateway.pay(reference)
    await comeBack(order.returnToken, `paymentjobref=%20&paymentjobref=${reference}`)
    expect(await statusOf(order.number)).toBe('paid')
  })

  it('leads to the order page, which polls on, when the gateway does not respond', async () => {
    const { order, token } = await orderWithJob('Paid')
    await rememberOrder(order.number)
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(new GatewayUnavailable('no response'))
    expect(await comeBack(token)).toBe(`/nl-NL/orders/${order.number}`)
  })

  it('leads another browser to what became of the payment, without the number of the order', async () => {
    const { order, token } = await orderWithJob('Paid')
    expect(await comeBack(token)).toBe(`/nl-NL/payments/${token}`)
    expect(await statusOf(order.number)).toBe('paid')
  })

  it.each(['', 'unknown', '%00', '../cart'])('with the token %j leads home', async (token) => {
    expect(await comeBack(token, 'paymentjobref=//evil.example')).toBe('/')
  })

  it('survives a store that does not respond', async () => {
    vi.mocked(orderContext).mockRejectedValue(new Error('no store'))
    expect(await comeBack('token')).toBe('/en-GB/payments/token')
  })
})
