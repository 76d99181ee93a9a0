import { beforeEach, expect, it, vi } from 'vitest'
import { GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { orderContext } from '@/lib/orders/context'
import { findOrder } from '@/lib/orders/repository'
import { onEveryStore, storeOrder, testContext } from '@/lib/orders/testing'
import { POST } from './route'

vi.mock('@/lib/orders/context')

onEveryStore('a notification', (database) => {
  let context: ReturnType<typeof testContext>

  beforeEach(() => {
    context = testContext(database())
    vi.mocked(orderContext).mockResolvedValue(context)
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })

  async function notify(body: unknown) {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await POST(new Request('https://shop.example/webhook', { method: 'POST', body: text }))
    return { status: response.status, content: await response.json() }
  }

  async function paidJob() {
    const order = await storeOrder(database())
    const job = context.gateway.add({ paymentStatus: 'Paid', order: { orderNumber: order.number } })
    return {
      order,
      references: { paymentJobReference: job.reference, paymentReference: '210121100000000001' },
    }
  }

  const statusOf = async (orderNumber: string) => (await findOrder(database(), orderNumber))?.status

  it('is acknowledged with both references once the result is stored', async () => {
    const { order, references } = await paidJob()
    const response = await notify({ notifyType: 'PaymentStatusChange', ...references })
    expect(response).toEqual({ status: 200, content: references })
    expect(await statusOf(order.number)).toBe('paid')
  })

  it('is not believed: what it says of the status has no weight', async () => {
    const { order, references } = await paidJob()
    context.gateway.change(references.paymentJobReference, { paymentStatus: 'Pending' })
    await notify({ ...references, status: 'Paid' })
    expect(await statusOf(order.number)).toBe('awaiting-payment')
  })

  it('is acknowledged in PascalCase when it came so', async () => {
    const { references } = await paidJob()
    const pascal = {
      PaymentJobReference: references.paymentJobReference,
      PaymentReference: references.paymentReference,
    }
    expect(await notify(pascal)).toEqual({ status: 200, content: pascal })
  })

  it('of a job that another shop made with the same configuration is acknowledged, so that it is not sent for a month', async () => {
    const job = context.gateway.add({ order: { orderNumber: 'another shop' } })
    expect((await notify({ paymentJobReference: job.reference, paymentReference: '1' })).status).toBe(200)
  })

  it('of a job that the gateway does not know is not acknowledged', async () => {
    expect((await notify({ paymentJobReference: '1', paymentReference: '2' })).status).toBe(404)
  })

  it.each([new GatewayUnavailable('no response'), new GatewayRejected(401, []), new Error('no store')])(
    'is to be sent again when the result cannot be had or kept: %s',
    async (failure) => {
      const { order, references } = await paidJob()
      vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(failure)
      expect((await notify(references)).status).toBe(503)
      expect(await statusOf(order.number)).toBe('awaiting-payment')
    },
  )

  it('of a job that does not agree with its order is not acknowledged', async () => {
    const { order, references } = await paidJob()
    context.gateway.change(references.paymentJobReference, { amountToCollect: '0.01' })
    expect((await notify(references)).status).toBe(409)
    expect(await statusOf(order.number)).toBe('awaiting-payment')
  })

  it.each(['', 'PaymentStatusChange', '{}', '[]', '{"paymentJobReference":1,"paymentReference":2}'])(
    'that reads %j is rejected with a reason',
    async (body) => {
      const response = await notify(body)
      expect(response.status).toBe(400)
      expect(response.content.error).toContain('paymentJobReference')
    },
  )

  it('that is too long is not read to its end', async () => {
    expect((await notify(JSON.stringify({ filling: 'x'.repeat(16_384) }))).status).toBe(413)
  })
})
