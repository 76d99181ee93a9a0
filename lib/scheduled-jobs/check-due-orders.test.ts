import { eq } from 'drizzle-orm'
import { beforeEach, expect, it, vi } from 'vitest'
import {
  GatewayCredentialsRejected,
  GatewayRejected,
  GatewayResponseUnreadable,
  GatewayUnavailable,
} from '@/lib/cashflows/errors'
import { findOrder, listPaymentJobs } from '@/lib/orders/repository'
import { orders } from '@/lib/orders/tables'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { checkDueOrders } from './check-due-orders'

const now = new Date('2026-01-21T10:00:00Z')
const due = new Date('2026-01-21T09:59:00Z')

onEveryStore('the check of the orders that are due', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  /** Orders whose job is paid at the gateway, which the shop does not know yet. */
  async function paidOrders(count: number, context: ReturnType<typeof testContext>) {
    const numbers: string[] = []
    for (let index = 0; index < count; index += 1) {
      const order = await storeOrder(database(), { nextCheckAt: due })
      const { reference } = context.gateway.add({ order: { orderNumber: order.number } })
      context.gateway.pay(reference)
      await storeJob(database(), order, { reference })
      numbers.push(order.number)
    }
    return numbers
  }

  const stored = (number = '') => findOrder(database(), number)
  const statuses = async () => (await database().select().from(orders)).map(({ status }) => status)

  it('learns of a payment whose notification never came', async () => {
    const context = testContext(database())
    await paidOrders(3, context)
    expect(await checkDueOrders(context, { now })).toEqual({ checked: 3, failed: 0, isComplete: true })
    expect(await statuses()).toEqual(['paid', 'paid', 'paid'])
  })

  it('leaves alone what is not due', async () => {
    const context = testContext(database())
    const [number = ''] = await paidOrders(1, context)
    await database()
      .update(orders)
      .set({ nextCheckAt: new Date('2026-01-21T10:00:01Z') })
    expect((await checkDueOrders(context, { now })).checked).toBe(0)
    expect((await stored(number))?.status).toBe('awaiting-payment')
  })

  it('shares the orders among any number of processes', async () => {
    const context = testContext(database())
    await paidOrders(30, context)
    const reports = await Promise.all(Array.from({ length: 3 }, () => checkDueOrders(context, { now })))
    expect(reports.reduce((sum, { checked }) => sum + checked, 0)).toBe(30)
    expect(context.gateway.retrievals).toBe(30)
  })

  it('goes on with the others when one cannot be reconciled, and puts that one off', async () => {
    const context = testContext(database())
    const numbers = await paidOrders(3, context)
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValueOnce(new GatewayResponseUnreadable('no'))
    expect(await checkDueOrders(context, { now })).toEqual({ checked: 2, failed: 1, isComplete: true })
    const left = (await Promise.all(numbers.map(stored))).find((order) => order?.status !== 'paid')
    expect(left?.nextCheckAt?.getTime()).toBeGreaterThan(Date.now())
  })

  it.each([
    new GatewayUnavailable('no response'),
    new GatewayRejected(401, []),
    new GatewayRejected(403, []),
  ])('ends when the next would fail likewise, and leaves the rest for later: %s', async (failure) => {
    const context = testContext(database())
    await paidOrders(20, context)
    const retrieve = vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(failure)
    expect((await checkDueOrders(context, { now })).isComplete).toBe(false)
    // As many as were under way.
    expect(retrieve.mock.calls.length).toBeLessThanOrEqual(8)
    retrieve.mockRestore()
    const later = new Date(Date.now() + 2 * 60_000)
    expect((await checkDueOrders(context, { now: later })).checked).toBe(20)
  })

  it('goes on with the others when the gateway fails at one order, and puts that one off', async () => {
    const context = testContext(database())
    const [number = ''] = await paidOrders(20, context)
    const [job] = await listPaymentJobs(database(), number)
    const retrieve = context.gateway.retrievePaymentJob.bind(context.gateway)
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockImplementation(async (asked) => {
      if (asked === job?.reference) throw new GatewayUnavailable('status 500')
      return retrieve(asked)
    })
    expect(await checkDueOrders(context, { now })).toEqual({ checked: 19, failed: 1, isComplete: true })
    expect((await stored(number))?.nextCheckAt?.getTime()).toBeGreaterThan(Date.now())
  })

  it.each([
    ['a tenth of its age', 5, 29],
    ['an hour, where that was to be the last time', 61 * 24, 59],
  ])('asks again about a job at which the gateway fails always after %s', async (_when, hours, minutes) => {
    const context = testContext(database())
    const order = await storeOrder(database(), { nextCheckAt: due })
    const requestedAt = new Date(Date.now() - hours * 3_600_000)
    await storeJob(database(), order, { reference: '1', requestedAt, expiresAt: requestedAt })
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(new GatewayUnavailable('status 500'))
    await checkDueOrders(context)
    const next = (await stored(order.number))?.nextCheckAt?.getTime() ?? 0
    expect((next - Date.now()) / 60_000).toBeGreaterThan(minutes)
    expect((next - Date.now()) / 60_000).toBeLessThan(minutes + 2)
  })

  it('asks again whether a request made a job, when it could not be found out the first time', async () => {
    const context = testContext(database())
    const order = await storeOrder(database(), { status: 'placed', stock: 'held', nextCheckAt: due })
    await storeJob(database(), order, { requestState: 'requested', requestedAt: due })
    vi.spyOn(context.gateway, 'hasOrder').mockRejectedValueOnce(new GatewayUnavailable('no response'))
    await checkDueOrders(context, { now })
    expect(await stored(order.number)).toMatchObject({ status: 'unconfirmed', lastCheckedAt: null })
    await database().update(orders).set({ nextCheckAt: due })
    await checkDueOrders(context, { now })
    expect(await stored(order.number)).toMatchObject({
      status: 'rejected',
      nextCheckAt: null,
      lastCheckedAt: expect.any(Date),
    })
  })

  it.each([
    ['asked about an earlier job first', false],
    ['could not ask at first', true],
  ])(
    'does not give up an order that was paid in time, when it heard nothing for a day and %s',
    async (_why, fails) => {
      const context = testContext(database())
      const order = await storeOrder(database(), { stock: 'held', nextCheckAt: due })
      const requestedAt = new Date(Date.now() - 30 * 3_600_000)
      const old = { requestedAt, expiresAt: new Date(requestedAt.getTime() + 24 * 3_600_000) }
      const add = (paymentStatus: string) =>
        context.gateway.add({ paymentStatus, order: { orderNumber: order.number } }).reference
      await storeJob(database(), order, { ...old, reference: add('Cancelled') })
      const paid = add('Pending')
      context.gateway.pay(paid)
      const later = new Date(requestedAt.getTime() + 1)
      await storeJob(database(), order, { ...old, requestedAt: later, reference: paid })
      if (fails) {
        const failure = new GatewayUnavailable('no response')
        vi.spyOn(context.gateway, 'retrievePaymentJob')
          .mockRejectedValueOnce(failure)
          .mockRejectedValueOnce(failure)
        await checkDueOrders(context)
        expect(await stored(order.number)).toMatchObject({ status: 'awaiting-payment', stock: 'held' })
        await database().update(orders).set({ nextCheckAt: due })
      }
      await checkDueOrders(context)
      expect(await stored(order.number)).toMatchObject({ status: 'paid', stock: 'sold', givenUpAt: null })
    },
  )

  it('lets go of what an order holds when its link has expired and the gateway knows nothing of the job', async () => {
    const context = testContext(database())
    const order = await storeOrder(database(), { stock: 'held', nextCheckAt: due })
    await storeJob(database(), order, { reference: '1', requestedAt: due, expiresAt: due })
    await checkDueOrders(context, { now })
    expect(await stored(order.number)).toMatchObject({ status: 'expired', stock: 'none' })
  })

  it('leaves it to the alarm to report that the credentials are rejected', async () => {
    const context = testContext(database())
    await paidOrders(2, context)
    const rejection = new GatewayCredentialsRejected(401, new Date('2026-01-21T11:00:00Z'))
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(rejection)
    vi.mocked(console.error).mockClear()
    expect((await checkDueOrders(context, { now })).isComplete).toBe(false)
    expect(console.error).not.toHaveBeenCalled()
  })

  it('does not ask again and again about a job that the gateway does not know', async () => {
    const context = testContext(database())
    const [number = ''] = await paidOrders(1, context)
    context.gateway.jobs.clear()
    await checkDueOrders(context, { now })
    expect((await stored(number))?.nextCheckAt?.getTime()).toBeGreaterThan(Date.now())
  })

  it('gives up a request whose process ended, and puts back what it held', async () => {
    const context = testContext(database())
    const order = await storeOrder(database(), { status: 'placed', stock: 'held', nextCheckAt: due })
    await storeJob(database(), order, { requestState: 'requested', requestedAt: due })
    await checkDueOrders(context, { now })
    expect(await stored(order.number)).toMatchObject({ status: 'rejected', stock: 'none' })
    expect(await database().select().from(orders).where(eq(orders.stock, 'held'))).toEqual([])
  })
})
