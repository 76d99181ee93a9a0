import { beforeEach, expect, it, vi } from 'vitest'
import { GatewayUnavailable } from '@/lib/cashflows/errors'
import { orderContext } from '@/lib/orders/context'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { GET } from './route'

vi.mock('@/lib/orders/context')

onEveryStore('the status of a payment, for any browser', (database) => {
  let context: ReturnType<typeof testContext>

  beforeEach(() => {
    context = testContext(database())
    vi.mocked(orderContext).mockResolvedValue(context)
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  async function ask(token: string) {
    const response = await GET(new Request('https://shop.example'), { params: Promise.resolve({ token }) })
    expect(response.headers.get('cache-control')).toBe('no-store')
    return { status: response.status, body: await response.json() }
  }

  /** An order whose payment is paid at the gateway, which the shop does not know yet. */
  async function paidAtGateway() {
    const order = await storeOrder(database())
    const { reference } = context.gateway.add({ order: { orderNumber: order.number } })
    context.gateway.pay(reference)
    await storeJob(database(), order, { reference })
    return order
  }

  it('is as the gateway knows it now, and nothing else is told', async () => {
    const { returnToken } = await paidAtGateway()
    expect(await ask(returnToken)).toEqual({ status: 200, body: { status: 'paid' } })
  })

  it('is as it was stored when the gateway does not respond', async () => {
    const { returnToken } = await paidAtGateway()
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(new GatewayUnavailable('no response'))
    expect(await ask(returnToken)).toEqual({ status: 200, body: { status: 'awaiting-payment' } })
  })

  it.each(['', 'unknown', '\0'.repeat(22), '../orders', 'AAAAAAAAAAAAAAAAAAAAAA'])(
    'is not told for the token %j, and the gateway is asked nothing',
    async (token) => {
      await paidAtGateway()
      expect(await ask(token)).toMatchObject({ status: 404 })
      expect(context.gateway.retrievals).toBe(0)
    },
  )

  it('is not told for the number of an order', async () => {
    const { number } = await paidAtGateway()
    expect(await ask(number)).toMatchObject({ status: 404 })
  })
})
