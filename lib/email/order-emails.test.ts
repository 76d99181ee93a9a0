import { beforeEach, expect, it, vi } from 'vitest'
import type { Refund } from '@/lib/cashflows/contract'
import { refreshPaymentJob } from '@/lib/orders/payment-job-update'
import { changeOrder } from '@/lib/orders/repository'
import { orders } from '@/lib/orders/tables'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { paymentFailedAfterMs } from './order-emails'
import { emails } from './tables'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

onEveryStore('the emails that follow from a payment', (database) => {
  /** An order with a payment job that the gateway knows. */
  async function orderWithJob() {
    const context = testContext(database())
    const order = await storeOrder(database())
    const { reference } = context.gateway.add({
      currency: 'GBP',
      amountToCollect: '24.00',
      order: { orderNumber: order.number },
    })
    await storeJob(database(), order, { reference })
    return { order, reference, context, gateway: context.gateway }
  }
  const stored = () => database().select().from(emails)

  it('are a confirmation, stored with the order that is paid, once however often that is heard', async () => {
    const { order, reference, context, gateway } = await orderWithJob()
    await refreshPaymentJob(reference, context)
    expect(await stored()).toEqual([])
    for (const status of ['Reserved', 'Paid']) {
      gateway.change(reference, {
        paymentStatus: status,
        payments: [{ reference: '11', status, amountToCollect: '24.00' }],
      })
      await refreshPaymentJob(reference, context)
    }
    await Promise.all([refreshPaymentJob(reference, context), refreshPaymentJob(reference, context)])
    expect(await stored()).toMatchObject([
      {
        kind: 'confirmation',
        orderNumber: order.number,
        recipient: order.details.email,
        locale: order.locale,
        content: null,
        state: 'due',
        attempts: 0,
      },
    ])
  })

  it('are a confirmation also where the order could not be stored in one statement', async () => {
    const { order, reference, context, gateway } = await orderWithJob()
    gateway.pay(reference)
    const refreshed = refreshPaymentJob(reference, context)
    await changeOrder(database(), order.number, (transaction) =>
      transaction.update(orders).set({ lastCheckedAt: new Date() }),
    )
    await refreshed
    expect(await stored()).toMatchObject([{ kind: 'confirmation' }])
  })

  it('are word of a failed payment, half an hour later and once', async () => {
    const { reference, context, gateway } = await orderWithJob()
    for (let attempt = 0; attempt < 2; attempt += 1) {
      gateway.pay(reference, { status: 'Failed' })
      await refreshPaymentJob(reference, context)
    }
    const [email, ...others] = await stored()
    expect(email).toMatchObject({ kind: 'payment-failed' })
    const pauseMs = (email?.nextAttemptAt.getTime() ?? 0) - (email?.createdAt.getTime() ?? 0)
    expect(Math.round(pauseMs / 60_000)).toBe(paymentFailedAfterMs / 60_000)
    expect(others).toEqual([])
  })

  it('are word of each refund, once when the gateway has completed it', async () => {
    const { reference, context, gateway } = await orderWithJob()
    const refund = (number: string, status: string): Refund =>
      ({ reference: number, refundNumber: number, status, amountToRefund: '5.00' }) as Refund
    const payWith = (refunds: Refund[]) =>
      gateway.change(reference, {
        paymentStatus: 'Paid',
        payments: [{ reference: '11', status: 'Paid', amountToCollect: '24.00', refunds }],
      })
    payWith([refund('21', 'Pending')])
    await refreshPaymentJob(reference, context)
    expect((await stored()).map(({ kind }) => kind)).toEqual(['confirmation'])
    const refunds = [refund('21', 'Completed'), refund('22', 'Completed'), refund('23', 'Failed')]
    for (let time = 0; time < 2; time += 1) {
      payWith(refunds)
      await refreshPaymentJob(reference, context)
    }
    expect((await stored()).slice(1)).toMatchObject([
      { key: 'refund 21', kind: 'refund', content: { amount: 500, currency: 'GBP' } },
      { key: 'refund 22', kind: 'refund' },
    ])
  })
})
