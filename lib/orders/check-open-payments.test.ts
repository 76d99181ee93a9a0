import { eq } from 'drizzle-orm'
import { beforeEach, expect, it, vi } from 'vitest'
import { GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { onEveryStore } from '@/lib/orders/testing'
import { checkOpenPayments } from './check-open-payments'
import { orders } from './tables'
import { storeOrder, testContext } from './testing'

const now = new Date('2026-01-21T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

onEveryStore('the check of open payments', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  async function waiting(context: ReturnType<typeof testContext>, minutes: number, status = 'Paid') {
    const job = context.gateway.add({ paymentStatus: status })
    const order = await storeOrder(database(), {
      paymentJobReference: job.reference,
      placedAt: minutesAgo(minutes),
    })
    context.gateway.change(job.reference, { order: { orderNumber: order.number } })
    return order
  }

  const statusOf = async (number: string) =>
    (await database().select().from(orders).where(eq(orders.number, number)))[0]?.status

  it('reconciles payments whose notification and return never came', async () => {
    const context = testContext(database())
    const order = await waiting(context, 30)
    expect(await checkOpenPayments(context, now)).toBe('completed')
    expect(await statusOf(order.number)).toBe('paid')
  })

  it('gives notification and return their chance first', async () => {
    const context = testContext(database())
    await waiting(context, 2)
    await checkOpenPayments(context, now)
    expect(context.gateway.retrievals).toBe(0)
  })

  it('does not check orders that are final, or have no payment job', async () => {
    const context = testContext(database())
    for (const status of ['paid', 'failed', 'cancelled', 'rejected', 'placed'] as const) {
      await storeOrder(database(), { status, placedAt: minutesAgo(60) })
    }
    await checkOpenPayments(context, now)
    expect(context.gateway.retrievals).toBe(0)
  })

  it('checks a bounded number, and next those that were left', async () => {
    const context = testContext(database())
    const [newest] = [await waiting(context, 10)]
    for (let count = 0; count < 20; count += 1) await waiting(context, 60, 'Pending')
    await checkOpenPayments(context, now)
    expect(context.gateway.retrievals).toBe(20)
    expect(await statusOf(newest.number)).toBe('awaiting-payment')
    await checkOpenPayments(context, now)
    expect(await statusOf(newest.number)).toBe('paid')
  })

  it('goes on after an order that cannot be reconciled', async () => {
    const context = testContext(database())
    const wrong = await waiting(context, 60)
    context.gateway.change(wrong.paymentJobReference ?? '', { currency: 'USD' })
    const right = await waiting(context, 30)
    expect(await checkOpenPayments(context, now)).toBe('completed')
    expect(await statusOf(wrong.number)).toBe('awaiting-payment')
    expect(await statusOf(right.number)).toBe('paid')
  })

  it.each([
    [new GatewayRejected(401, []), 'credentials-rejected'],
    [new GatewayRejected(403, []), 'credentials-rejected'],
    [new GatewayUnavailable('no response'), 'gateway-unavailable'],
  ])('stops at once at %s', async (failure, result) => {
    const context = testContext(database())
    await waiting(context, 60)
    await waiting(context, 30)
    const ask = vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(failure)
    expect(await checkOpenPayments(context, now)).toBe(result)
    expect(ask).toHaveBeenCalledTimes(1)
  })
})
