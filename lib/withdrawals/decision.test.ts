import { propertyRuns } from 'cashflows-postgres/testing'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, it, vi } from 'vitest'
import { GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import type { Currency } from '@/lib/i18n/locales'
import { attentionCommand } from '@/lib/orders/attention-command'
import type { Order } from '@/lib/orders/order'
import { reconcile } from '@/lib/orders/reconcile'
import { findOrder, listReversals } from '@/lib/orders/repository'
import { attention, orders, paymentJobs, reversals, withdrawals } from '@/lib/orders/tables'
import { onEveryStore, storeJob, storeOrder, TestGateway, testContext } from '@/lib/orders/testing'
import { listEmailsOfOrder } from '@/lib/outbox/outbox'
import { availability, setStock } from '@/lib/stock/stock'
import { type Acceptance, acceptWithdrawal, denyWithdrawal } from './decision'
import { storeWithdrawal } from './testing'

const mug = { product: 'harbour-mug', option: 'iron' }
/** A product of which there is no end. */
const unlimited = { product: 'soup-mug' }
const plain: Acceptance = { isRestocked: false, isPaidBack: false }
const of = (quantity: number) => [{ ...mug, name: 'Harbour mug, Iron', quantity }]

/** Three mugs and delivery for £36.00. */
const three = {
  delivery: 600,
  total: 3600,
  lines: [{ ...mug, name: 'Harbour mug', quantity: 3, unitPrice: 1000, total: 3000 }],
} satisfies Partial<Order>

/** Limited: the catalogue says how many there are. */
const sea = { product: 'harbour-mug', option: 'sea' }
/** Three of it, as an order that holds them has them. */
const ofSea = {
  takenItems: [{ ...sea, quantity: 3 }],
  lines: [{ ...sea, name: 'Harbour mug', quantity: 3, unitPrice: 1000, total: 3000 }],
} satisfies Partial<Order>

onEveryStore('a withdrawal that is accepted', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    return () => vi.useRealTimers()
  })

  /** An order that is paid, or as the gateway is told. */
  async function paidOrder(values: Partial<Order> = {}, amount = '36.00', status = 'Paid') {
    const context = testContext(database())
    const order = await storeOrder(database(), { ...three, ...values })
    const currency = order.currency
    const { reference } = context.gateway.add({
      currency,
      amountToCollect: amount,
      order: { orderNumber: order.number },
    })
    await storeJob(database(), order, { reference, status: 'Pending' })
    context.gateway.pay(reference, { reference: '8', status, amountToCollect: amount })
    const check = () => reconcile(reference, context)
    await check()
    const refunds = () =>
      context.gateway.jobs
        .get(reference)
        ?.payments[0]?.refunds.map(({ refundNumber, amountToRefund }) => [refundNumber, amountToRefund])
    return { context, order, reference, check, refunds }
  }

  const stored = async ({ number }: Order) => {
    const order = await findOrder(database(), number)
    if (!order) throw new Error('The order is gone')
    return order
  }
  const left = async () => (await availability(database(), [sea])).get('harbour-mug/sea')
  const accept = (id: number, acceptance: Partial<Acceptance> = {}) =>
    acceptWithdrawal(database(), id, { ...plain, ...acceptance })

  it('gives back what two of three items cost, and the rest with the delivery when the third follows', async () => {
    const { order, check, refunds } = await paidOrder()
    const first = await storeWithdrawal(database(), order, { lines: of(2) })
    expect(await accept(first)).toMatchObject({ owed: 2000, amount: 2000 })
    await check()
    expect(refunds()).toEqual([[`W-${first}`, '20.00']])
    expect((await stored(order)).status).toBe('partially-refunded')
    expect(await listReversals(database(), order.number)).toMatchObject([
      { refundNumber: `W-${first}`, reason: 'withdrawal', state: 'completed' },
    ])
    const second = await storeWithdrawal(database(), order)
    await accept(second)
    await check()
    expect(refunds()).toEqual([
      [`W-${first}`, '20.00'],
      [`W-${second}`, '16.00'],
    ])
    expect((await stored(order)).status).toBe('refunded')
  })

  it('is due to be checked at once, so that the refund waits for nobody', async () => {
    const { order } = await paidOrder()
    const now = new Date(Date.now() + 1000)
    await acceptWithdrawal(database(), await storeWithdrawal(database(), order), plain, now)
    expect((await stored(order)).nextCheckAt).toEqual(now)
  })

  it('is accepted once, by however many at the same time', async () => {
    const { order, check, refunds } = await paidOrder()
    const id = await storeWithdrawal(database(), order, { lines: of(1) })
    const results = await Promise.allSettled([accept(id), accept(id), accept(id)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await Promise.all([check(), check()])
    expect(refunds()).toEqual([[`W-${id}`, '10.00']])
    await expect(accept(id)).rejects.toThrow('decided already')
  })

  it('is refunded once when the response to the refund was lost', async () => {
    const { context, order, check, refunds } = await paidOrder()
    const refund = context.gateway.refundPayment.bind(context.gateway)
    const asked = vi.spyOn(context.gateway, 'refundPayment').mockImplementation(async (...request) => {
      await refund(...request)
      throw new GatewayUnavailable('no response')
    })
    const id = await storeWithdrawal(database(), order, { lines: of(2) })
    await accept(id)
    await check()
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'due' }])
    vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
    await check()
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'completed' }])
    expect(asked).toHaveBeenCalledTimes(1)
    expect(refunds()).toEqual([[`W-${id}`, '20.00']])
  })

  it('is tried again while the gateway rejects it, and needs attention after two weeks', async () => {
    const { context, order, check } = await paidOrder()
    vi.spyOn(context.gateway, 'refundPayment').mockRejectedValue(new GatewayRejected(400, []))
    await accept(await storeWithdrawal(database(), order, { lines: of(2) }))
    await check()
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'due' }])
    vi.useFakeTimers({ now: Date.now() + 15 * 24 * 3_600_000, toFake: ['Date'] })
    await check()
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'failed' }])
    expect(await attentionCommand([], async () => database())).toContain('20.00 GBP of payment 8')
  })

  it('gives back no more than is left of what the merchant has refunded in the Portal', async () => {
    const { context, order, reference, check, refunds } = await paidOrder()
    await context.gateway.refundPayment(reference, '8', { amountToRefund: '30.00', refundNumber: 'Portal' })
    await check()
    const id = await storeWithdrawal(database(), order, { lines: of(2) })
    expect(await accept(id)).toMatchObject({ owed: 2000, amount: 600 })
    await check()
    expect(refunds()).toEqual([
      ['Portal', '30.00'],
      [`W-${id}`, '6.00'],
    ])
    expect((await stored(order)).status).toBe('refunded')
  })

  it('takes into account what is about to be given back of the same payment', async () => {
    const { context, order, reference, check, refunds } = await paidOrder()
    const failing = vi.spyOn(context.gateway, 'refundPayment').mockRejectedValue(new GatewayUnavailable('no'))
    const first = await storeWithdrawal(database(), order, { lines: of(1) })
    await accept(first)
    const portal = { amountToRefund: '25.00', refundNumber: 'Portal' }
    await TestGateway.prototype.refundPayment.call(context.gateway, reference, '8', portal)
    await check()
    const second = await storeWithdrawal(database(), order)
    expect(await accept(second)).toMatchObject({ owed: 2600, amount: 100 })
    failing.mockRestore()
    vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
    await check()
    expect(
      refunds()
        ?.map(([, amount]) => Number(amount))
        .reduce((sum, amount) => sum + amount, 0),
    ).toBe(36)
  })

  it('asks for nothing when the merchant gives the money back', async () => {
    const paid = await paidOrder()
    expect(await accept(await storeWithdrawal(database(), paid.order), { isPaidBack: true })).toMatchObject({
      amount: 0,
    })
    await paid.check()
    expect(paid.refunds()).toEqual([])
  })

  it('is none of an order that can still be paid: that is cancelled, and keeps its pieces until then', async () => {
    await setStock(database(), sea, 0)
    const unpaid = await storeOrder(database(), { ...three, ...ofSea, stock: 'held' })
    const id = await storeWithdrawal(database(), unpaid)
    await expect(accept(id, { isRestocked: true, isPaidBack: true })).rejects.toThrow(
      'is not paid: cancel the order instead',
    )
    expect(await left()).toBe(0)
    expect((await stored(unpaid)).takenItems).toEqual(ofSea.takenItems)
  })

  it('voids a payment that is only reserved, where all of it goes back, and else says what to do', async () => {
    const { context, order, reference, check } = await paidOrder({}, '36.00', 'Reserved')
    const part = await storeWithdrawal(database(), order, { lines: of(2) })
    await expect(accept(part)).rejects.toThrow('Capture £16.00 of it and release the rest')
    const whole = await storeWithdrawal(database(), order)
    expect(await accept(whole)).toMatchObject({ amount: 3600 })
    await check()
    expect(context.gateway.jobs.get(reference)?.payments[0]?.status).toBe('Cancelled')
    expect((await stored(order)).status).toBe('voided')
    expect(await listReversals(database(), order.number)).toMatchObject([{ state: 'completed' }])
    expect(
      (await listEmailsOfOrder(database(), order.number)).map(({ kind, content }) => [kind, content]),
    ).toEqual([
      ['confirmation', null],
      ['payment-released', { amount: 3600, currency: 'GBP' }],
    ])
  })

  it('of a payment that is captured in part waits for the last capture, and is refunded then', async () => {
    const { context, order, reference, check, refunds } = await paidOrder({}, '36.00', 'Reserved')
    const capture = (amountToCapture: string, isFinalCapture: boolean) =>
      context.gateway.capturePayment(reference, '8', { amountToCapture, isFinalCapture })
    await capture('10.00', false)
    await check()
    const id = await storeWithdrawal(database(), order)
    await expect(accept(id)).rejects.toThrow('is captured in part, and the rest still reserved')
    await capture('1.00', true)
    await check()
    expect(await accept(id)).toMatchObject({ owed: 3600, amount: 1100 })
    await check()
    expect(refunds()).toEqual([[`W-${id}`, '11.00']])
  })

  it('is asked for one after the other, and by nobody who has lost the claim while the gateway took its time', async () => {
    const { context, order, check, refunds } = await paidOrder()
    for (const quantity of [1, 1]) {
      await accept(await storeWithdrawal(database(), order, { lines: of(quantity) }))
    }
    const attempts = async () =>
      (await listReversals(database(), order.number)).map((one) => one.attempts).sort()
    const refund = context.gateway.refundPayment.bind(context.gateway)
    const claims: number[][] = []
    vi.spyOn(context.gateway, 'refundPayment').mockImplementation(async (...request) => {
      claims.push(await attempts())
      return refund(...request)
    })
    const retrieve = context.gateway.retrievePaymentJob.bind(context.gateway)
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockImplementation(async (asked) => {
      const response = await retrieve(asked)
      // Another process has claimed the second one meanwhile.
      if (claims.length === 1 && (await attempts()).join() === '1,1') {
        await database().update(reversals).set({ attempts: 2 }).where(eq(reversals.state, 'due'))
      }
      return response
    })
    await check()
    expect(claims).toEqual([[0, 1]])
    expect(refunds()).toHaveLength(1)
  })

  it('is refunded in a currency without decimals as in any other', async () => {
    const yen = { currency: 'JPY' as Currency, total: 1000, delivery: 0 }
    const lines = [{ ...mug, name: 'Harbour mug', quantity: 3, unitPrice: 334, total: 1000 }]
    const { order, check, refunds } = await paidOrder({ ...yen, lines }, '1000')
    const ids = []
    for (const quantity of [1, 1, 1]) {
      const id = await storeWithdrawal(database(), order, { lines: of(quantity) })
      await accept(id)
      await check()
      ids.push(`W-${id}`)
    }
    expect(refunds()).toEqual([
      [ids[0], '333'],
      [ids[1], '333'],
      [ids[2], '334'],
    ])
    expect((await stored(order)).status).toBe('refunded')
  })

  it('puts items back into stock where the merchant says so, and a later void only those left to the order', async () => {
    await setStock(database(), sea, 0)
    const { context, order, reference, check } = await paidOrder({ ...ofSea, stock: 'sold' })
    const one = { lines: [{ ...sea, name: '', quantity: 1 }] }
    await accept(await storeWithdrawal(database(), order, one))
    expect(await left()).toBe(0)
    await accept(await storeWithdrawal(database(), order, one), { isRestocked: true })
    expect(await left()).toBe(1)
    await context.gateway.cancelPayment(reference, '8')
    await check()
    expect((await stored(order)).status).toBe('voided')
    expect(await left()).toBe(2)
  })

  it('of a reserved payment is voided, and puts nothing back into stock where the merchant does not say so', async () => {
    await setStock(database(), sea, 0)
    const { order, check } = await paidOrder({ ...ofSea, stock: 'held' }, '36.00', 'Reserved')
    await accept(await storeWithdrawal(database(), order))
    await check()
    expect((await stored(order)).status).toBe('voided')
    expect(await left()).toBe(0)
  })

  it('needs the items to be named where the shopper has used words, and takes them of what is left', async () => {
    const { order } = await paidOrder()
    const id = await storeWithdrawal(database(), order, { items: 'the chipped one' })
    await expect(accept(id)).rejects.toThrow('name the items, of harbour-mug/iron=3')
    await expect(accept(id, { items: [{ ...mug, quantity: 4 }] })).rejects.toThrow(
      'Of harbour-mug/iron order',
    )
    await expect(accept(id, { items: [{ product: 'teapot', quantity: 1 }] })).rejects.toThrow('has 0 left')
    expect(await accept(id, { items: [{ ...mug, quantity: 3 }] })).toMatchObject({ amount: 3600 })
    const again = await storeWithdrawal(database(), order)
    await expect(accept(again)).rejects.toThrow('as a whole already')
  })

  it('says so when there is no such order, withdrawal, or an order that is under review', async () => {
    const { order } = await paidOrder()
    const unknown = { ...order, number: '00000-00000-00000-00000' }
    await expect(accept(await storeWithdrawal(database(), unknown))).rejects.toThrow('There is no order')
    await expect(accept(4711)).rejects.toThrow('There is no withdrawal 4711')
    await database().update(orders).set({ status: 'under-review' })
    await expect(accept(await storeWithdrawal(database(), order))).rejects.toThrow('under review')
  })

  it('is not refunded when it was denied, and needs no attention any more', async () => {
    const { order, check, refunds } = await paidOrder()
    const id = await storeWithdrawal(database(), order)
    await database()
      .insert(attention)
      .values({ orderNumber: order.number, kind: 'withdrawal', subject: String(id), detail: '' })
    await denyWithdrawal(database(), id, 'Received after 14 days')
    await expect(accept(id)).rejects.toThrow('decided already')
    await expect(denyWithdrawal(database(), id, 'again')).rejects.toThrow('decided already')
    await check()
    expect(refunds()).toEqual([])
    expect(await attentionCommand([], async () => database())).toBe('Nothing needs attention.')
  })

  it('has the shopper told by email when it was denied, once, and nothing where it could not be', async () => {
    const { order } = await paidOrder()
    const id = await storeWithdrawal(database(), order)
    const tries = [1, 2, 3].map(() => denyWithdrawal(database(), id, 'Received after 14 days'))
    await Promise.allSettled(tries)
    const accepted = await storeWithdrawal(database(), order)
    await accept(accepted)
    await expect(denyWithdrawal(database(), accepted, 'Too late')).rejects.toThrow('decided already')
    const sent = await listEmailsOfOrder(database(), order.number)
    expect(sent.filter(({ kind }) => kind === 'withdrawal-denied')).toMatchObject([
      { key: `withdrawal-denied ${id}`, recipient: order.details.email, locale: order.locale, state: 'due' },
    ])
  })

  it('comes to what was paid, whatever is withdrawn from, refunded in the Portal and checked, in any order', async () => {
    const step = fc.record({
      what: fc.constantFrom('withdraw', 'withdraw', 'withdraw', 'Portal', 'check', 'lost', 'later'),
      count: fc.integer({ min: 1, max: 3 }),
    })
    const anyOrder = fc.record({ total: fc.integer({ min: 7, max: 99_999 }), delivery: fc.nat(999) })
    await fc.assert(
      fc.asyncProperty(anyOrder, fc.array(step, { maxLength: 10 }), async ({ total, delivery }, steps) => {
        vi.useFakeTimers({ now: new Date('2026-01-21T10:00:00Z'), toFake: ['Date'] })
        for (const table of [withdrawals, attention, reversals, paymentJobs, orders])
          await database().delete(table)
        const lines = [{ ...unlimited, name: 'Mug', quantity: 4, unitPrice: total, total }]
        const amount = ((total + delivery) / 100).toFixed(2)
        const { context, order, reference, check, refunds } = await paidOrder(
          { lines, delivery, total: total + delivery },
          amount,
        )
        const given = () => (refunds() ?? []).reduce((sum, [, one]) => sum + Math.round(Number(one) * 100), 0)
        const later = () => vi.setSystemTime(Date.now() + 2 * 3_600_000)
        const withdraw = async (quantity: number) => {
          const withdrawn = [{ ...unlimited, name: 'Mug', quantity }]
          const id = await storeWithdrawal(database(), order, { lines: withdrawn })
          await accept(id).catch((error: Error) => expect(error.message).toMatch(/left|already/))
        }
        const refund = context.gateway.refundPayment.bind(context.gateway)
        for (const { what, count } of steps) {
          if (what === 'withdraw') await withdraw(count)
          else if (what === 'check') await Promise.all([check(), check()])
          else if (what === 'later') later()
          else if (what === 'lost') {
            vi.spyOn(context.gateway, 'refundPayment').mockImplementationOnce(async (...request) => {
              await refund(...request)
              throw new GatewayUnavailable('no response')
            })
          } else if (given() + count <= total) {
            const request = { amountToRefund: (count / 100).toFixed(2), refundNumber: `Portal ${given()}` }
            await refund(reference, '8', request)
          }
          expect(given()).toBeLessThanOrEqual(total + delivery)
        }
        for (let piece = 1; piece <= 4; piece += 1) await withdraw(1)
        for (let round = 1; round <= 3; round += 1) {
          later()
          await check()
        }
        expect(given()).toBe(total + delivery)
        expect((await stored(order)).status).toBe('refunded')
      }),
      {
        numRuns: propertyRuns(8),
        // Each is of two checks at once that refund one withdrawal each.
        examples: [
          [
            { total: 7, delivery: 0 },
            [
              { what: 'Portal', count: 1 },
              { what: 'withdraw', count: 2 },
              { what: 'withdraw', count: 2 },
              { what: 'check', count: 1 },
            ],
          ],
        ],
      },
    )
  }, 3_600_000)
})
