import { expect, it, vi } from 'vitest'
import { GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { onEveryStore } from '@/lib/orders/testing'
import { PaymentMismatch, reconcile } from './reconcile'
import { findOrder } from './repository'
import { storeOrder, testContext } from './testing'

onEveryStore('reconciling a payment', (database) => {
  async function orderWithJob(values: Parameters<typeof storeOrder>[1] = {}, status = 'Pending') {
    const context = testContext(database())
    const order = await storeOrder(database(), values)
    const job = context.gateway.add({ order: { orderNumber: order.number }, paymentStatus: status })
    return { context, order, job }
  }

  const stored = async (orderNumber: string) => {
    const order = await findOrder(database(), orderNumber)
    if (!order) throw new Error('The order is gone')
    return order
  }

  it('keeps what the gateway says, with the newest payment', async () => {
    const { context, order, job } = await orderWithJob()
    context.gateway.change(job.reference, {
      paymentStatus: 'Paid',
      payments: [
        { reference: '1', status: 'Failed', amountToCollect: '24.00' },
        { reference: '2', status: 'Paid', amountToCollect: '24.00' },
      ],
    })
    const reconciliation = await reconcile(job.reference, context)
    expect(reconciliation).toMatchObject({
      outcome: 'reconciled',
      order: { number: order.number, status: 'paid' },
    })
    expect(await stored(order.number)).toMatchObject({
      status: 'paid',
      paymentJobReference: job.reference,
      paymentReference: '2',
    })
  })

  it('finds the order by its number while the reference of the job is not stored', async () => {
    const { context, order, job } = await orderWithJob({ status: 'unconfirmed' }, 'Paid')
    await reconcile(job.reference, context)
    expect((await stored(order.number)).status).toBe('paid')
  })

  it('leaves the same result when it runs twice, and many times at once', async () => {
    const { context, order, job } = await orderWithJob({}, 'Paid')
    await Promise.all(Array.from({ length: 8 }, () => reconcile(job.reference, context)))
    await reconcile(job.reference, context)
    expect((await stored(order.number)).status).toBe('paid')
  })

  it('keeps a paid order paid when a later attempt fails', async () => {
    const { context, order, job } = await orderWithJob({ status: 'paid' }, 'Failed')
    await reconcile(job.reference, context)
    expect((await stored(order.number)).status).toBe('paid')
  })

  it('lets a second payment of the same job in after the first failed', async () => {
    const { context, order, job } = await orderWithJob({}, 'Failed')
    await reconcile(job.reference, context)
    expect((await stored(order.number)).status).toBe('failed')
    context.gateway.change(job.reference, { paymentStatus: 'Paid' })
    await reconcile(job.reference, context)
    expect((await stored(order.number)).status).toBe('paid')
  })

  it('does not let an older response win over a newer one', async () => {
    const { context, order, job } = await orderWithJob()
    context.gateway.change(job.reference, {
      paymentStatus: 'Cancelled',
      lastUpdateTimeUtc: '2026-01-21T10:00:00.51Z',
    })
    await reconcile(job.reference, context)
    context.gateway.change(job.reference, {
      paymentStatus: 'Paid',
      lastUpdateTimeUtc: '2026-01-21T10:00:00.5Z',
    })
    await reconcile(job.reference, context)
    expect((await stored(order.number)).status).toBe('cancelled')
  })

  it('takes a status that it does not know for pending, and says so', async () => {
    const warning = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const { context, order, job } = await orderWithJob({}, 'Postponed')
    await reconcile(job.reference, context)
    expect((await stored(order.number)).status).toBe('awaiting-payment')
    expect(warning).toHaveBeenCalledWith(expect.stringContaining('Postponed'))
    warning.mockRestore()
  })

  it.each([
    ['amount', { amountToCollect: '0.24' }],
    ['currency', { currency: 'EUR' }],
    ['order number', { order: { orderNumber: 'another' } }],
  ])('throws and stores nothing when the %s is not the one of the order', async (_what, difference) => {
    const { context, order, job } = await orderWithJob({ paymentJobReference: '210121000000000001' }, 'Paid')
    context.gateway.change(job.reference, difference)
    await expect(reconcile(job.reference, context)).rejects.toThrow(PaymentMismatch)
    expect(await stored(order.number)).toEqual(order)
  })

  it('throws and stores nothing when another job claims the order', async () => {
    const { context, order, job } = await orderWithJob({ paymentJobReference: '210121000000000777' }, 'Paid')
    await expect(reconcile(job.reference, context)).rejects.toThrow(PaymentMismatch)
    expect(await stored(order.number)).toEqual(order)
  })

  it('takes the same amount in another scale', async () => {
    const { context, order, job } = await orderWithJob({}, 'Paid')
    context.gateway.change(job.reference, { amountToCollect: '24' })
    await reconcile(job.reference, context)
    expect((await stored(order.number)).status).toBe('paid')
  })

  it('knows a job that the gateway does not know, and one that is not of this shop', async () => {
    const context = testContext(database())
    expect(await reconcile('210121099999999999', context)).toEqual({ outcome: 'unknown-job' })
    const foreign = context.gateway.add({ order: { orderNumber: 'of another shop' } })
    expect(await reconcile(foreign.reference, context)).toEqual({ outcome: 'unknown-order' })
    const nameless = context.gateway.add({})
    expect(await reconcile(nameless.reference, context)).toEqual({ outcome: 'unknown-order' })
  })

  it.each([new GatewayUnavailable('no response'), new GatewayRejected(401, [])])(
    'changes nothing when the gateway cannot be asked: %s',
    async (failure) => {
      const { context, order, job } = await orderWithJob({}, 'Paid')
      vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(failure)
      await expect(reconcile(job.reference, context)).rejects.toBe(failure)
      expect(await stored(order.number)).toEqual(order)
    },
  )
})
