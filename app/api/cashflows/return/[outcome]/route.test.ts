import { beforeEach, expect, it, vi } from 'vitest'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { GatewayUnavailable } from '@/lib/cashflows/errors'
import { orderContext } from '@/lib/orders/context'
import { rememberOrder } from '@/lib/orders/orders-cookie'
import { findOrder } from '@/lib/orders/repository'
import { onEveryStore, storeOrder, testContext } from '@/lib/orders/testing'
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

  it('leads to the order, in its language', async () => {
    const { order, job } = await orderWithJob('Failed')
    await rememberOrder(order.number)
    expect(await comeBack(`paymentjobref=${job.reference}&paymentref=1&ordernumber=${order.number}`)).toBe(
      `/nl-NL/orders/${order.number}`,
    )
    expect(await statusOf(order.number)).toBe('failed')
  })

  it('leads a paid order past the cart, which this request must not write: it has waited for the gateway', async () => {
    const { order, job } = await orderWithJob('Paid')
    await rememberOrder(order.number)
    const cart = newCart([{ product: 'mug', quantity: 3 }])
    await saveCart(cart)
    expect(await comeBack(`paymentjobref=${job.reference}`)).toBe(`/api/cart/purchased/${order.number}`)
    expect(await getCart()).toEqual(cart)
    expect(await statusOf(order.number)).toBe('paid')
  })

  it('does not make an order paid when its address is typed by hand', async () => {
    const { order, job } = await orderWithJob('Pending')
    await rememberOrder(order.number)
    await comeBack(`status=success&paymentjobref=${job.reference}&status=Paid`)
    expect(await statusOf(order.number)).toBe('awaiting-payment')
  })

  it('takes the first reference that is one when a parameter comes twice', async () => {
    const { order, job } = await orderWithJob('Paid')
    await rememberOrder(order.number)
    const query = `paymentjobref=%20&paymentjobref=${job.reference}&ordernumber=a&ordernumber=${order.number}`
    expect(await comeBack(query)).toBe(`/api/cart/purchased/${order.number}`)
  })

  it('leads to the order page, which polls on, when the gateway does not respond', async () => {
    const { order, job } = await orderWithJob('Paid')
    await rememberOrder(order.number)
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(new GatewayUnavailable('no response'))
    expect(await comeBack(`paymentjobref=${job.reference}&ordernumber=${order.number}`)).toBe(
      `/nl-NL/orders/${order.number}`,
    )
  })

  it('gives another browser that knows a job neither the order number nor anything else', async () => {
    const { order, job } = await orderWithJob('Paid')
    expect(await comeBack(`paymentjobref=${job.reference}`)).toBe('/')
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
