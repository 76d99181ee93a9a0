import { beforeEach, expect, it, vi } from 'vitest'
import type { Payment, Refund } from '@/lib/cashflows/contract'
import { emails } from '@/lib/outbox/tables'
import type { OrderPayment, OrderPaymentJob } from './order'
import { paymentFailedAfterMs } from './order-emails'
import { refreshPaymentJob } from './payment-job-update'
import { changeOrder } from './repository'
import { orders } from './tables'
import { onEveryStore, storeJob, storeOrder, testContext } from './testing'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

onEveryStore('the emails that follow from a payment', (database) => {
  /** An order with a payment job that the gateway knows. */
  async function orderWithJob(values: Partial<OrderPaymentJob> = {}) {
    const context = testContext(database())
    const order = await storeOrder(database())
    const { reference } = context.gateway.add({
      currency: 'GBP',
      amountToCollect: '24.00',
      order: { orderNumber: order.number },
    })
    await storeJob(database(), order, { reference, ...values })
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

  type State = Partial<Payment> & { status: string }

  /** The emails when the only payment of an order becomes one after the other; each is heard of by two at once, and again. */
  async function emailsWhen(states: State[], known?: OrderPayment) {
    const { reference, context, gateway } = await orderWithJob(known && { payments: [known] })
    for (const state of states) {
      gateway.change(reference, {
        paymentStatus: state.status,
        payments: [{ reference: '11', amountToCollect: '24.00', ...state }],
      })
      await Promise.all([refreshPaymentJob(reference, context), refreshPaymentJob(reference, context)])
      await refreshPaymentJob(reference, context)
    }
    return stored()
  }
  const captured = {
    captures: [{ reference: '12', status: 'Completed', amountToCapture: '4.00', isFinalCapture: false }],
  }
  const refunded = {
    refunds: [{ reference: '21', refundNumber: 'all', status: 'Completed', amountToRefund: '24.00' }],
  }
  const ofOldOrder: OrderPayment = {
    reference: '11',
    status: 'Cancelled',
    amount: 2400,
    wasAuthorised: true,
    captured: 0,
    refunded: 0,
    refunds: [],
  }

  it.each([
    ['a reserved payment is voided', 'Reserved', 'Cancelled'],
    ['a paid one is', 'Paid', 'Cancelled'],
    ['a reservation has expired', 'Reserved', 'Expired'],
  ])('are word that %s, once', async (_what, before, afterwards) => {
    expect(await emailsWhen([{ status: before }, { status: afterwards }])).toMatchObject([
      { kind: 'confirmation' },
      {
        key: 'payment-released 11',
        kind: 'payment-released',
        content: { amount: 2400, currency: 'GBP' },
        state: 'due',
      },
    ])
  })

  it.each<[string, State[], string[], OrderPayment?]>([
    ['nothing was paid', [{ status: 'Pending' }, { status: 'Cancelled' }], []],
    [
      'a part was taken before the rest expired',
      [
        { status: 'Reserved', ...captured },
        { status: 'Expired', ...captured },
      ],
      ['confirmation'],
    ],
    [
      'all was refunded',
      [
        { status: 'Paid', ...refunded },
        { status: 'Cancelled', ...refunded },
      ],
      ['refund'],
    ],
    ['it is first heard of as voided', [{ status: 'Cancelled', paidAmount: '24.00' }], []],
    ['it was voided before the update of the shop', [{ status: 'Cancelled' }], [], ofOldOrder],
  ])('are none that a payment was released where %s', async (_what, states, kinds, known) => {
    expect((await emailsWhen(states, known)).map(({ kind }) => kind)).toEqual(kinds)
  })
})
