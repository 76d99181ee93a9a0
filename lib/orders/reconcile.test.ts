import { beforeEach, expect, it, vi } from 'vitest'
import {
  GatewayOperationDenied,
  GatewayRejected,
  GatewayResponseUnreadable,
  GatewayUnavailable,
} from '@/lib/cashflows/errors'
import { listEmailsOfOrder } from '@/lib/outbox/outbox'
import { availability, setStock } from '@/lib/stock/stock'
import { acceptWithdrawal } from '@/lib/withdrawals/decision'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import { markAsSent } from './actions/shipment'
import type { OrderPaymentJob } from './order'
import { reconcile, reconcileOrder, refreshOrder } from './reconcile'
import { findOrder, listPaymentJobs, listReversals } from './repository'
import { attention, orders, reversals } from './tables'
import { onEveryStore, storeJob, storeOrder, testContext } from './testing'

onEveryStore('reconciling a payment', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  /** An order with a job at the gateway. */
  async function orderWithJob(
    values: Parameters<typeof storeOrder>[1] = {},
    jobValues: Partial<OrderPaymentJob> = {},
  ) {
    const context = testContext(database())
    const order = await storeOrder(database(), values)
    const { reference } = context.gateway.add({ order: { orderNumber: order.number } })
    await storeJob(database(), order, { reference, status: 'Pending', ...jobValues })
    return { context, order, reference }
  }

  const stored = async (orderNumber: string) => {
    const order = await findOrder(database(), orderNumber)
    if (!order) throw new Error('The order is gone')
    return order
  }
  const attentionKinds = async () => (await database().select().from(attention)).map(({ kind }) => kind)

  it('keeps what another process stores of the order while the gateway is asked', async () => {
    const { context, order, reference } = await orderWithJob({ stock: 'held' })
    context.gateway.pay(reference)
    const retrieve = context.gateway.retrievePaymentJob.bind(context.gateway)
    context.gateway.retrievePaymentJob = async (asked) => {
      await database().update(orders).set({ locale: 'nl-NL' })
      return retrieve(asked)
    }
    await reconcile(reference, context)
    expect(await stored(order.number)).toMatchObject({ status: 'paid', stock: 'sold', locale: 'nl-NL' })
  })

  it('keeps a payment that was to be given back, when it has become the one that pays', async () => {
    const { context, order, reference } = await orderWithJob({
      status: 'paid',
      stock: 'sold',
      paidAt: new Date(),
      paymentReference: '1',
    })
    context.gateway.pay(reference, { reference: '1', status: 'Cancelled' })
    context.gateway.pay(reference, { reference: '2' })
    await database()
      .insert(reversals)
      .values({
        paymentReference: '2',
        paymentJobReference: reference,
        orderNumber: order.number,
        reason: 'second-payment',
        amount: 2400,
        currency: 'GBP',
        refundNumber: 'R-2',
        nextAttemptAt: new Date(Date.now() + 3_600_000),
      })
    await reconcile(reference, context)
    expect(await stored(order.number)).toMatchObject({ status: 'paid', paymentReference: '2' })
    expect(await listReversals(database(), order.number)).toEqual([])
  })

  it('keeps every payment of a job as the gateway tells it', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.change(reference, {
      paymentStatus: 'Paid',
      payments: [
        {
          reference: '1',
          status: 'Failed',
          amountToCollect: '24.00',
          failure: { code: 'ThreeDSecureFailed', message: undefined, translatedMessage: undefined },
        },
        {
          reference: '2',
          status: 'Paid',
          amountToCollect: '24.00',
          card: { brand: 'Visa', lastFourDigits: '9005' },
          captures: [
            { reference: '3', status: 'Completed', amountToCapture: '24.00', isFinalCapture: true },
            { reference: '4', status: 'Failed', amountToCapture: '24.00', isFinalCapture: true },
          ],
          refunds: [
            { reference: '5', refundNumber: 'one', status: 'Completed', amountToRefund: '4.00' },
            { reference: '6', refundNumber: undefined, status: 'Pending', amountToRefund: '1.00' },
          ],
        },
      ],
    })
    await reconcile(reference, context)
    expect(await stored(order.number)).toMatchObject({ status: 'partially-refunded', paymentReference: '2' })
    const [job] = await listPaymentJobs(database(), order.number)
    expect(job?.payments).toMatchObject([
      { reference: '1', wasAuthorised: false, failure: 'ThreeDSecureFailed' },
      {
        reference: '2',
        wasAuthorised: true,
        captured: 2400,
        refunded: 500,
        card: { brand: 'Visa', lastFour: '9005' },
        refunds: [{ refundNumber: 'one', amount: 400 }, { amount: 100 }],
      },
    ])
  })

  it.each(['requested', 'unconfirmed'] as const)(
    'finds the order by its number while the request for the job is %s',
    async (requestState) => {
      const { context, order, reference } = await orderWithJob({}, { requestState, reference: null })
      context.gateway.pay(reference)
      await reconcile(reference, context)
      expect((await stored(order.number)).status).toBe('paid')
      expect(await listPaymentJobs(database(), order.number)).toMatchObject([
        { requestState: 'created', reference },
      ])
    },
  )

  it('keeps when the gateway was asked and why, and what happened to payments when', async () => {
    const { context, order, reference } = await orderWithJob()
    await reconcile(reference, context)
    const createDateTimeUtc = '2026-03-02T10:00:00.1234567Z'
    context.gateway.pay(reference, {
      reference: '1',
      steps: [
        { action: 'Start', status: 'Pending', createDateTimeUtc },
        { action: 'Capture', status: 'Paid', createDateTimeUtc },
        { action: 'Process', status: 'Paid' },
      ],
      captures: [{ reference: '2', status: 'Completed', amountToCapture: '24.00', createDateTimeUtc }],
    })
    await reconcile(reference, context, 'notification')
    context.gateway.jobs.delete(reference)
    await reconcile(reference, context, 'notification')
    const [job] = await listPaymentJobs(database(), order.number)
    expect(job?.checks).toMatchObject([
      { cause: 'check', status: 'Pending' },
      { cause: 'notification', status: 'Paid' },
      { cause: 'notification', status: null },
    ])
    expect(job?.steps).toEqual([
      { payment: '1', at: createDateTimeUtc, action: 'Start', status: 'Pending' },
      { payment: '1', at: createDateTimeUtc, action: 'Capture', status: 'Completed', amount: 2400 },
    ])
  })

  it('leaves the same result when it runs twice, and many times at once', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference)
    await Promise.all(Array.from({ length: 8 }, () => reconcile(reference, context)))
    const once = await stored(order.number)
    await reconcile(reference, context)
    expect(await stored(order.number)).toMatchObject({ status: 'paid', paidAt: once.paidAt })
  })

  it('keeps a paid order paid when a later payment fails', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference)
    context.gateway.pay(reference, { status: 'Failed' })
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('paid')
  })

  it('lets a second payment of the same job in after the first failed', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference, { status: 'Failed' })
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('failed')
    context.gateway.pay(reference)
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('paid')
  })

  it('does not let an older response win over a newer one', async () => {
    const { context, order, reference } = await orderWithJob()
    const at = (lastUpdateTimeUtc: string) => context.gateway.change(reference, { lastUpdateTimeUtc })
    context.gateway.pay(reference, { status: 'Cancelled' })
    at('2026-01-21T10:00:00.51Z')
    await reconcile(reference, context)
    context.gateway.pay(reference)
    at('2026-01-21T10:00:00.5Z')
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('cancelled')
  })

  it('takes a status that it does not know for pending, and asks for attention', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.change(reference, { paymentStatus: 'Postponed' })
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('awaiting-payment')
    expect(await attentionKinds()).toEqual(['unknown-status'])
  })

  it.each([
    ['amount', { amountToCollect: '0.24' }],
    ['currency', { currency: 'EUR' }],
    ['order number', { order: { orderNumber: 'another' } }],
  ])('counts nothing as paid and asks for attention when the %s is another', async (_what, difference) => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference)
    context.gateway.change(reference, difference)
    await reconcile(reference, context)
    await reconcile(reference, context)
    expect(await stored(order.number)).toMatchObject({ status: 'under-review', paidAt: null })
    expect(await attentionKinds()).toEqual(['amount-mismatch'])
  })

  it('believes no response that tells of another job', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference)
    const other = context.gateway.add({ order: { orderNumber: order.number } })
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockResolvedValue({ data: other, links: {} })
    await expect(reconcile(reference, context)).rejects.toThrow(GatewayResponseUnreadable)
    expect(await listPaymentJobs(database(), order.number)).toMatchObject([{ reference, status: 'Pending' }])
  })

  it('cancels the other jobs of an order that is paid, so that nobody pays by a link that was kept open', async () => {
    const { context, order, reference } = await orderWithJob()
    const other = context.gateway.add({ order: { orderNumber: order.number } })
    await storeJob(database(), order, { reference: other.reference, status: 'Failed' })
    context.gateway.pay(reference)
    await reconcile(reference, context)
    expect(context.gateway.jobs.get(other.reference)?.paymentStatus).toBe('Cancelled')
    expect(context.gateway.jobs.get(reference)?.paymentStatus).toBe('Paid')
    expect(await stored(order.number)).toMatchObject({ status: 'paid' })
  })

  it('tries that again soon when the gateway could not be asked, and keeps the payment', async () => {
    const { context, order, reference } = await orderWithJob()
    const other = context.gateway.add({ order: { orderNumber: order.number } })
    await storeJob(database(), order, { reference: other.reference })
    context.gateway.pay(reference, { status: 'Reserved' })
    const cancelling = vi
      .spyOn(context.gateway, 'cancelPaymentJob')
      .mockRejectedValueOnce(new GatewayUnavailable('no response'))
    await reconcile(reference, context)
    const { status, nextCheckAt } = await stored(order.number)
    expect(status).toBe('reserved')
    expect(nextCheckAt?.getTime()).toBeLessThanOrEqual(Date.now() + 60_000)
    await reconcileOrder(order.number, context)
    expect(cancelling.mock.calls).toEqual([[other.reference], [other.reference]])
    expect((await stored(order.number)).status).toBe('reserved')
    expect((await stored(order.number)).nextCheckAt?.getTime()).toBeGreaterThan(Date.now() + 60_000)
  })

  it('gives back the payment that is made by such a link just before it is cancelled', async () => {
    const { context, order, reference } = await orderWithJob()
    const other = context.gateway.add({ order: { orderNumber: order.number } })
    await storeJob(database(), order, { reference: other.reference })
    context.gateway.pay(reference, { reference: '8' })
    const cancel = context.gateway.cancelPaymentJob.bind(context.gateway)
    vi.spyOn(context.gateway, 'cancelPaymentJob').mockImplementationOnce((job) => {
      context.gateway.pay(job, { reference: '9' })
      return cancel(job)
    })
    await reconcile(reference, context)
    expect(await stored(order.number)).toMatchObject({ status: 'paid', paymentReference: '8' })
    expect(await listReversals(database(), order.number)).toMatchObject([
      { paymentReference: '9', state: 'completed' },
    ])
  })

  it('cancels the job of a payment that was voided: it could be paid again', async () => {
    const { context, reference } = await orderWithJob()
    context.gateway.pay(reference, { reference: '9' })
    await reconcile(reference, context)
    await context.gateway.cancelPayment(reference, '9')
    const cancelling = vi.spyOn(context.gateway, 'cancelPaymentJob')
    await reconcile(reference, context)
    await reconcile(reference, context)
    expect(cancelling.mock.calls).toEqual([[reference]])
  })

  it('takes the same amount in another scale', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference, { amountToCollect: '24' })
    context.gateway.change(reference, { amountToCollect: '24' })
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('paid')
  })

  it('calls a payment late that comes after the order was cancelled', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference, { status: 'Cancelled' })
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('cancelled')
    context.gateway.pay(reference)
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('paid-late')
    expect(await attentionKinds()).toEqual(['paid-late'])
  })

  it('tells a payment that was voided from one that the shopper cancelled', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference, { reference: '9' })
    await reconcile(reference, context)
    await context.gateway.cancelPayment(reference, '9')
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('voided')
  })

  it('follows a reservation to its capture in part, and to its end', async () => {
    const { context, order, reference } = await orderWithJob()
    const status = async () => {
      await reconcile(reference, context)
      return (await stored(order.number)).status
    }
    context.gateway.pay(reference, { reference: '9', status: 'Reserved' })
    expect(await status()).toBe('reserved')
    await context.gateway.capturePayment(reference, '9', { amountToCapture: '4.00', isFinalCapture: false })
    expect(await status()).toBe('partially-captured')
    await context.gateway.capturePayment(reference, '9', { amountToCapture: '20.00', isFinalCapture: true })
    expect(await status()).toBe('paid')
    await context.gateway.refundPayment(reference, '9', { amountToRefund: '24.00', refundNumber: 'all' })
    expect(await status()).toBe('refunded')
  })

  it('says that a reservation ended without a capture, which needs attention', async () => {
    const { context, order, reference } = await orderWithJob({ stock: 'held' })
    context.gateway.pay(reference, { reference: '9', status: 'Reserved' })
    await reconcile(reference, context)
    context.gateway.pay(reference, { reference: '9', status: 'Expired' })
    context.gateway.change(reference, {
      payments: [{ reference: '9', status: 'Expired', amountToCollect: '24.00' }],
    })
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('reservation-expired')
    await reconcile(reference, context)
    expect(await attentionKinds()).toEqual(['reservation-expired'])
  })

  it.each([
    ['voided', 'Paid', 'Cancelled', false],
    ['reservation-expired', 'Reserved', 'Expired', false],
    ['voided', 'Reserved', 'Cancelled', true],
  ] as const)(
    'puts nothing back into stock when the order is %s that was sent: needs attention (%s, %s; withdrawn from: %s)',
    async (status, before, afterwards, isWithdrawn) => {
      const teapot = { product: 'teapot', quantity: 1 }
      await setStock(database(), teapot, 0)
      const { context, order, reference } = await orderWithJob({
        stock: 'held',
        lines: [{ ...teapot, name: 'Teapot', unitPrice: 2400, total: 2400 }],
        takenItems: [teapot],
      })
      const payment = { reference: '9', amountToCollect: '24.00' }
      context.gateway.pay(reference, { ...payment, status: before })
      await reconcile(reference, context)
      await markAsSent(order.number, '', { actor: 'kim@shop.example', key: 'a' }, database())
      if (isWithdrawn) {
        const id = await storeWithdrawal(database(), order)
        await acceptWithdrawal(database(), id, { isRestocked: true, isPaidBack: true })
      }
      context.gateway.change(reference, { payments: [{ ...payment, status: afterwards }] })
      await reconcile(reference, context)
      await reconcile(reference, context)
      expect((await stored(order.number)).status).toBe(status)
      expect(await availability(database(), [teapot])).toEqual(new Map([['teapot', isWithdrawn ? 1 : 0]]))
      // Who has accepted a withdrawal has decided already.
      expect(await attentionKinds()).toEqual(isWithdrawn ? [] : ['sent-unpaid'])
    },
  )

  it.each([
    ['voids', true],
    ['refunds', false],
  ])('%s the second payment of a job, and keeps the first', async (_what, canVoid) => {
    const { context, order, reference } = await orderWithJob()
    if (!canVoid) {
      vi.spyOn(context.gateway, 'cancelPayment').mockRejectedValue(new GatewayRejected(400, []))
    }
    context.gateway.pay(reference, { reference: '8' })
    await reconcile(reference, context)
    context.gateway.pay(reference, { reference: '9' })
    await reconcile(reference, context)
    await reconcile(reference, context)
    expect(await stored(order.number)).toMatchObject({ status: 'paid', paymentReference: '8' })
    expect(await listReversals(database(), order.number)).toMatchObject([
      { paymentReference: '9', reason: 'second-payment', state: 'completed' },
    ])
    const [first, second] = context.gateway.jobs.get(reference)?.payments ?? []
    expect(first).toMatchObject({ status: 'Paid', refunds: [] })
    expect(second).toMatchObject(
      canVoid ? { status: 'Cancelled' } : { refunds: [{ amountToRefund: '24.00', status: 'Completed' }] },
    )
    expect(await attentionKinds()).toEqual(['second-payment'])
    const emails = await listEmailsOfOrder(database(), order.number)
    expect(emails.map(({ kind }) => kind)).toEqual(['confirmation', canVoid ? 'payment-released' : 'refund'])
  })

  it('keeps the payment that is left when the one before it was released', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference, { reference: '8', status: 'Reserved' })
    await reconcile(reference, context)
    await context.gateway.cancelPayment(reference, '8')
    await reconcile(reference, context)
    expect((await stored(order.number)).status).toBe('voided')
    context.gateway.pay(reference, { reference: '9' })
    await reconcile(reference, context)
    expect(await stored(order.number)).toMatchObject({ status: 'paid', paymentReference: '9' })
    expect(await listReversals(database(), order.number)).toEqual([])
  })

  it('keeps the second payment when the merchant has refunded the first before it was given back', async () => {
    const { context, order, reference } = await orderWithJob()
    const failing = vi.spyOn(context.gateway, 'cancelPayment').mockRejectedValue(new GatewayUnavailable('no'))
    context.gateway.pay(reference, { reference: '8' })
    context.gateway.pay(reference, { reference: '9' })
    await reconcile(reference, context)
    expect(await listReversals(database(), order.number)).toMatchObject([
      { paymentReference: '9', state: 'due' },
    ])
    failing.mockRestore()
    await context.gateway.refundPayment(reference, '8', { refundNumber: 'of the merchant' })
    await reconcile(reference, context)
    expect(await stored(order.number)).toMatchObject({ status: 'paid', paymentReference: '9' })
    expect(await listReversals(database(), order.number)).toEqual([])
  })

  it('gives back what was paid on a job that another has replaced', async () => {
    const { context, order, reference } = await orderWithJob({ total: 4800 }, { amount: 2400 })
    context.gateway.pay(reference, { reference: '9' })
    await reconcile(reference, context)
    expect(await listReversals(database(), order.number)).toMatchObject([
      { paymentReference: '9', reason: 'superseded-job', state: 'completed' },
    ])
    expect((await stored(order.number)).paidAt).toBeNull()
  })

  it('keeps what was paid on a replaced job when the order has become what was paid again', async () => {
    const { context, order, reference } = await orderWithJob({ total: 4800 }, { amount: 2400 })
    const cancelling = vi.spyOn(context.gateway, 'cancelPayment')
    cancelling.mockRejectedValueOnce(new GatewayUnavailable('no response'))
    context.gateway.pay(reference, { reference: '9' })
    await reconcile(reference, context)
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'due' }])
    await database().update(orders).set({ total: 2400 })
    await daysLater(1, () => reconcile(reference, context))
    expect(await stored(order.number)).toMatchObject({ status: 'paid', paymentReference: '9' })
    expect(await listReversals(database(), order.number)).toEqual([])
    expect(cancelling).toHaveBeenCalledTimes(1)
  })

  it('refunds once when the response to the refund was lost', async () => {
    const { context, order, reference } = await orderWithJob()
    vi.spyOn(context.gateway, 'cancelPayment').mockRejectedValue(new GatewayRejected(400, []))
    const refund = context.gateway.refundPayment.bind(context.gateway)
    const refunds = vi.spyOn(context.gateway, 'refundPayment').mockImplementation(async (...request) => {
      await refund(...request)
      throw new GatewayUnavailable('no response')
    })
    context.gateway.pay(reference, { reference: '8' })
    context.gateway.pay(reference, { reference: '9' })
    await reconcile(reference, context)
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'due' }])
    vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
    await reconcile(reference, context)
    vi.useRealTimers()
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'completed' }])
    expect(refunds).toHaveBeenCalledTimes(1)
  })

  /** The second payment of an order cannot be voided. */
  async function secondPayment() {
    const made = await orderWithJob()
    const { gateway } = made.context
    vi.spyOn(gateway, 'cancelPayment').mockRejectedValue(new GatewayRejected(400, []))
    gateway.pay(made.reference, { reference: '8' })
    gateway.pay(made.reference, { reference: '9' })
    return made
  }

  it('asks for attention when the gateway has rejected for two weeks to give a payment back', async () => {
    const { context, order, reference } = await secondPayment()
    vi.spyOn(context.gateway, 'refundPayment').mockRejectedValue(new GatewayRejected(400, []))
    await reconcile(reference, context)
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'due' }])
    vi.useFakeTimers({ now: Date.now() + 15 * 24 * 3_600_000, toFake: ['Date'] })
    await reconcile(reference, context)
    vi.useRealTimers()
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'failed' }])
    expect(await attentionKinds()).toContain('reversal-failed')
  })

  const daysLater = async (days: number, work: () => Promise<unknown>) => {
    vi.useFakeTimers({ now: Date.now() + days * 24 * 3_600_000, toFake: ['Date'] })
    try {
      await work()
    } finally {
      vi.useRealTimers()
    }
  }

  it('asks for attention also when the process ended while a payment was given up', async () => {
    const { context, order, reference } = await secondPayment()
    vi.spyOn(context.gateway, 'refundPayment').mockRejectedValue(new GatewayRejected(400, []))
    await reconcile(reference, context)
    const inserting = vi.spyOn(context.database, 'insert').mockImplementation(() => {
      throw new Error('The process ended')
    })
    await daysLater(15, () => expect(reconcile(reference, context)).rejects.toThrow('The process ended'))
    inserting.mockRestore()
    await daysLater(16, () => reconcile(reference, context))
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'failed' }])
    expect(await attentionKinds()).toContain('reversal-failed')
  })

  it.each([
    ['does not know the job', () => new GatewayRejected(404, [])],
    ['sends what cannot be read', () => new GatewayResponseUnreadable('not JSON')],
  ])('gives up to give a payment back when the gateway %s for two weeks', async (_what, failure) => {
    const { context, order, reference } = await secondPayment()
    const cancelling = vi
      .spyOn(context.gateway, 'refundPayment')
      .mockRejectedValue(new GatewayRejected(400, []))
    await reconcile(reference, context)
    const tries = cancelling.mock.calls.length
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(failure())
    const check = () => reconcileOrder(order.number, context).catch(() => {})
    await daysLater(13, check)
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'due' }])
    await daysLater(15, check)
    await daysLater(16, check)
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'failed', attempts: 3 }])
    expect(await attentionKinds()).toContain('reversal-failed')
    expect(cancelling).toHaveBeenCalledTimes(tries)
  })

  it('asks for attention when the gateway no longer knows a job that was paid', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference)
    await reconcile(reference, context)
    context.gateway.jobs.clear()
    await reconcileOrder(order.number, context)
    await reconcileOrder(order.number, context)
    expect((await stored(order.number)).status).toBe('paid')
    expect(await attentionKinds()).toEqual(['unknown-job'])
  })

  it('asks for attention when the gateway denies to void, and rejects to refund', async () => {
    const { context, reference } = await secondPayment()
    vi.spyOn(context.gateway, 'cancelPayment').mockRejectedValue(new GatewayOperationDenied())
    vi.spyOn(context.gateway, 'refundPayment').mockRejectedValue(new GatewayRejected(400, []))
    await reconcile(reference, context)
    expect(await attentionKinds()).toContain('reversal-denied')
  })

  it('asks for attention at once when the gateway denies to void and to refund, and tries again', async () => {
    const { context, order, reference } = await secondPayment()
    vi.spyOn(context.gateway, 'cancelPayment').mockRejectedValue(new GatewayOperationDenied())
    const refunding = vi
      .spyOn(context.gateway, 'refundPayment')
      .mockRejectedValueOnce(new GatewayOperationDenied())
    await reconcile(reference, context)
    expect(await attentionKinds()).toContain('reversal-denied')
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'due' }])
    await daysLater(1, () => reconcile(reference, context))
    expect(refunding).toHaveBeenCalledTimes(2)
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'completed' }])
  })

  it('checks an order whose payment is to be given back when the next try is due, not every minute', async () => {
    const { context, order, reference } = await secondPayment()
    vi.spyOn(context.gateway, 'refundPayment').mockRejectedValue(new GatewayRejected(400, []))
    await reconcile(reference, context)
    const [reversal] = await database()
      .update(reversals)
      .set({ nextAttemptAt: new Date(Date.now() + 1_800_000) })
      .returning()
    await reconcile(reference, context)
    expect((await stored(order.number)).nextCheckAt).toEqual(reversal?.nextAttemptAt)
  })

  it('does not give back a payment that has become the one that pays the order just before', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference, { reference: '8' })
    context.gateway.pay(reference, { reference: '9' })
    const cancelling = vi.spyOn(context.gateway, 'cancelPayment')
    cancelling.mockRejectedValueOnce(new GatewayUnavailable('no response'))
    await reconcile(reference, context)
    const retrieve = context.gateway.retrievePaymentJob.bind(context.gateway)
    vi.spyOn(context.gateway, 'retrievePaymentJob')
      .mockImplementationOnce(retrieve)
      .mockImplementationOnce(async (asked) => {
        await context.gateway.refundPayment(reference, '8', { refundNumber: 'of the merchant' })
        return retrieve(asked)
      })
    await daysLater(1, () => reconcile(reference, context))
    expect(cancelling).toHaveBeenCalledTimes(1)
    expect(await stored(order.number)).toMatchObject({ status: 'paid', paymentReference: '9' })
  })

  it('has not given a payment back as long as the refund is pending', async () => {
    const { context, order, reference } = await secondPayment()
    const [first, second] = context.gateway.jobs.get(reference)?.payments ?? []
    if (!first || !second) throw new Error('There are no two payments')
    const refunds = vi
      .spyOn(context.gateway, 'refundPayment')
      .mockImplementation(async (_job, _payment, request) => {
        const refund = {
          reference: '5',
          status: 'Pending',
          amountToRefund: '24.00',
          refundNumber: request.refundNumber,
        }
        context.gateway.change(reference, { payments: [first, { ...second, refunds: [refund] }] })
        return refund
      })
    await reconcile(reference, context)
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'due' }])
    const [{ refunds: sent = [] } = second] = context.gateway.jobs.get(reference)?.payments.slice(1) ?? []
    const failed = sent.map((refund) => ({ ...refund, status: 'Failed' }))
    context.gateway.change(reference, { payments: [first, { ...second, refunds: failed }] })
    vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
    await reconcile(reference, context)
    vi.useRealTimers()
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'failed' }])
    expect(await attentionKinds()).toEqual(expect.arrayContaining(['refund-failed', 'reversal-failed']))
    expect(refunds).toHaveBeenCalledTimes(1)
  })

  it.each([
    new GatewayResponseUnreadable('not JSON'),
    new GatewayUnavailable('no response'),
    new GatewayRejected(400, []),
  ])('asks about every job of an order, also after one that fails: %s', async (failure) => {
    const { context, order, reference } = await orderWithJob()
    const second = context.gateway.add({ order: { orderNumber: order.number } })
    await storeJob(database(), order, {
      reference: second.reference,
      requestedAt: new Date(Date.now() + 1),
    })
    context.gateway.pay(second.reference)
    const retrieve = context.gateway.retrievePaymentJob.bind(context.gateway)
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockImplementation(async (asked) => {
      if (asked === reference) throw failure
      return retrieve(asked)
    })
    await expect(reconcileOrder(order.number, context)).rejects.toBe(failure)
    expect((await stored(order.number)).status).toBe('paid')
  })

  it('asks about no other job when the credentials are rejected', async () => {
    const { context, order } = await orderWithJob()
    await storeJob(database(), order, { reference: '7', requestedAt: new Date(Date.now() + 1) })
    const retrieving = vi.spyOn(context.gateway, 'retrievePaymentJob')
    retrieving.mockRejectedValue(new GatewayRejected(401, []))
    await expect(reconcileOrder(order.number, context)).rejects.toThrow(GatewayRejected)
    expect(retrieving).toHaveBeenCalledTimes(1)
  })

  it('asks for attention when a refund fails, and when a payment is no longer there', async () => {
    const { context, reference } = await orderWithJob()
    context.gateway.pay(reference, {
      reference: '9',
      refunds: [{ reference: '5', refundNumber: undefined, status: 'Failed', amountToRefund: '4.00' }],
    })
    await reconcile(reference, context)
    expect(await attentionKinds()).toEqual(['refund-failed'])
    context.gateway.change(reference, { paymentStatus: 'Pending', payments: [] })
    await reconcile(reference, context)
    expect(await attentionKinds()).toEqual(['refund-failed', 'payment-vanished'])
  })

  it('asks the gateway no more than twice for a page that is polled many times at once', async () => {
    const { context, order, reference } = await orderWithJob()
    context.gateway.pay(reference)
    const read = await Promise.all(Array.from({ length: 20 }, () => refreshOrder(order, context)))
    expect(read.map(({ status }) => status)).toEqual(Array(20).fill('paid'))
    expect(context.gateway.retrievals).toBeLessThanOrEqual(2)
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
      const { context, order, reference } = await orderWithJob()
      vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(failure)
      await expect(reconcile(reference, context)).rejects.toBe(failure)
      expect(await stored(order.number)).toEqual(order)
    },
  )
})
