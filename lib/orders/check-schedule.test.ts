import { describe, expect, it } from 'vitest'
import { nextCheckAt } from './check-schedule'
import { newPaymentJob } from './new-payment-job'
import type { Order, OrderPaymentJob } from './order'
import type { OrderStatus } from './order-status'

const requestedAt = new Date('2026-01-21T10:00:00Z')
const minutesLater = (minutes: number) => new Date(requestedAt.getTime() + minutes * 60_000)
const hour = 60
const day = 24 * hour

const job = (values: Partial<OrderPaymentJob> = {}): OrderPaymentJob =>
  newPaymentJob({ number: 'order', total: 2400, currency: 'GBP' }, requestedAt, {
    requestState: 'created',
    reference: '1',
    status: 'Pending',
    ...values,
  })

const checkAt = (status: OrderStatus, jobs: OrderPaymentJob[], now: Date, values: Partial<Order> = {}) =>
  nextCheckAt({ status, stock: 'none', stockKeptUntil: null, paidAt: null, ...values }, jobs, now)

describe('the next check of an order', () => {
  it.each([
    ['awaiting-payment', 0, 1],
    ['awaiting-payment', hour, 6],
    ['awaiting-payment', 20 * hour, hour],
    ['cancelled', 2 * hour, 12],
    ['failed', 2 * hour, 12],
    ['expired', 2 * hour, 12],
    ['expired', 2 * day, hour],
    ['reserved', 2 * day, 288],
    ['under-review', hour, 6],
    ['under-review', 100 * day, day],
    ['paid', hour, 6 * hour],
    ['paid', 10 * day, day],
    ['paid', 100 * day, 7 * day],
  ] as const)('of one that is %s after %i minutes comes %i minutes later', (status, age, pause) => {
    expect(checkAt(status, [job()], minutesLater(age))).toEqual(minutesLater(age + pause))
  })

  it('comes for the last time when nobody can pay any more', () => {
    const end = minutesLater(25 * hour)
    const jobs = [job({ status: 'Cancelled' })]
    expect(checkAt('cancelled', jobs, minutesLater(24.5 * hour))).toEqual(end)
    expect(checkAt('cancelled', jobs, end)).toBeNull()
  })

  it('comes for the last time after 60 days where the gateway has not said how a payment job ended', () => {
    const end = minutesLater(60 * day)
    expect(checkAt('expired', [job()], minutesLater(60 * day - 1))).toEqual(end)
    expect(checkAt('expired', [job()], end)).toBeNull()
  })

  it('of one that was captured in part is as of a reserved one, and as of a paid one once the rest was released', () => {
    const capturedIn = (status: string) => {
      const payment = { amount: 2400, captured: 1000, refunded: 0, refunds: [], wasAuthorised: true }
      return [job({ status, payments: [{ ...payment, reference: '2', status }] })]
    }
    const next = (status: string, age: number) =>
      checkAt('partially-captured', capturedIn(status), minutesLater(age))
    expect(next('Reserved', 10 * day)).toEqual(minutesLater(10.25 * day))
    expect(next('Reserved', 61 * day)).toBeNull()
    for (const status of ['Paid', 'Expired']) {
      expect(next(status, 61 * day)).toEqual(minutesLater(67.1 * day))
      expect(next(status, 401 * day)).toBeNull()
    }
  })

  it('covers a request without a response for as long as the job that it may have made can be paid', () => {
    const jobs = [job({ reference: null, requestState: 'unconfirmed', status: null })]
    expect(checkAt('unconfirmed', jobs, minutesLater(hour))).toEqual(minutesLater(1.1 * hour))
    expect(checkAt('unconfirmed', jobs, minutesLater(25 * hour))).toBeNull()
  })

  it('covers an earlier job that can be paid for longer than the newest', () => {
    const jobs = [job({ status: 'Failed', expiresAt: minutesLater(3 * day) }), job({ status: 'Failed' })]
    expect(checkAt('failed', jobs, minutesLater(2 * day))).toEqual(minutesLater(2 * day + hour))
  })

  it('does not come for an order that has no payment job', () => {
    expect(checkAt('rejected', [job({ reference: null, requestState: 'rejected' })], requestedAt)).toBeNull()
  })

  it('comes soon where a request has no response yet', () => {
    const jobs = [job({ reference: null, requestState: 'requested' })]
    expect(checkAt('placed', jobs, requestedAt)).toEqual(minutesLater(1))
  })

  it('comes when stock is released that was kept for another payment job', () => {
    const kept = { stock: 'held', stockKeptUntil: minutesLater(0.5) } as const
    expect(checkAt('cancelled', [job()], requestedAt, kept)).toEqual(minutesLater(0.5))
    expect(checkAt('cancelled', [job({ status: 'Cancelled' })], minutesLater(25 * hour), kept)).toEqual(
      minutesLater(0.5),
    )
    expect(checkAt('awaiting-payment', [job()], requestedAt, kept)).toEqual(minutesLater(1))
  })
})
