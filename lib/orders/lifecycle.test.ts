import { describe, expect, it } from 'vitest'
import { jobsToClose, orderState } from './lifecycle'
import { newPaymentJob } from './new-payment-job'
import type { Order, OrderPayment, OrderPaymentJob } from './order'
import { type OrderStatus, orderStatuses } from './order-status'

const requestedAt = new Date('2026-01-21T10:00:00Z')
const now = new Date('2026-01-21T10:01:00Z')
const later = (hours: number) => new Date(requestedAt.getTime() + hours * 3_600_000)

const order: Parameters<typeof orderState>[0] = {
  total: 2400,
  currency: 'GBP',
  paymentReference: null,
  paidAt: null,
  givenUpAt: null,
  soldOut: false,
}

const payment = (values: Partial<OrderPayment> = {}): OrderPayment => ({
  reference: 'payment',
  status: 'Paid',
  amount: 2400,
  wasAuthorised: true,
  captured: 2400,
  refunded: 0,
  refunds: [],
  ...values,
})

const job = (values: Partial<OrderPaymentJob> = {}): OrderPaymentJob =>
  newPaymentJob({ number: 'order', total: 2400, currency: 'GBP' }, requestedAt, {
    requestState: 'created',
    reference: 'job',
    status: 'Pending',
    ...values,
  })

const stateOf = (values: Partial<Order>, jobs: OrderPaymentJob[]) => orderState({ ...order, ...values }, jobs)
const statusOf = (jobs: OrderPaymentJob[], values: Partial<Order> = {}) => stateOf(values, jobs).status

describe('the status of an order', () => {
  it.each<[OrderStatus, Partial<OrderPayment>, Partial<Order>?]>([
    ['paid', {}],
    ['paid', { captured: 0 }],
    ['paid-late', {}, { givenUpAt: new Date() }],
    ['partially-captured', { captured: 1000 }],
    ['partially-refunded', { refunded: 1 }],
    ['refunded', { refunded: 2400 }],
    ['refunded', { captured: 1000, refunded: 1000 }],
    ['reserved', { status: 'Reserved', captured: 0 }],
    ['partially-captured', { status: 'Reserved', captured: 1000 }],
    ['voided', { status: 'Cancelled' }],
    ['reservation-expired', { status: 'Expired', captured: 0 }],
    ['partially-captured', { status: 'Expired', captured: 1000 }],
    ['refunded', { status: 'Expired', captured: 1000, refunded: 1000 }],
    ['under-review', { status: 'Failed' }, { paidAt: new Date() }],
    ['under-review', { status: 'Settled' }],
    ['under-review', { amount: 2399 }],
    ['refunded', { amount: 2399, captured: 2399, refunded: 2399 }],
    ['sold-out', {}, { soldOut: true }],
  ])('is %s by its payment %o', (status, values, orderValues) => {
    expect(statusOf([job({ payments: [payment(values)] })], orderValues)).toBe(status)
  })

  it.each<[OrderStatus, Partial<OrderPaymentJob>]>([
    ['placed', { requestState: 'requested', status: null }],
    ['rejected', { requestState: 'rejected', status: null }],
    ['unconfirmed', { requestState: 'unconfirmed', status: null }],
    ['awaiting-payment', { status: null }],
    ['awaiting-payment', { status: 'Commissioned' }],
    ['awaiting-payment', { status: 'Postponed' }],
    ['cancelled', { cancelledAt: new Date() }],
    ['cancelled', { status: 'Cancelled' }],
    ['expired', { status: 'Expired' }],
    ['failed', { status: 'Failed' }],
    ['failed', { status: 'Declined' }],
  ])('is %s by its newest job while nothing was authorised: %o', (status, values) => {
    expect(statusOf([job({ id: 'earlier', status: 'Expired' }), job(values)])).toBe(status)
  })

  it.each([
    [24.9, 'awaiting-payment'],
    [25, 'expired'],
  ] as const)(
    'is, when the gateway has said nothing new after %d hours of a job whose link expired after 24, %s',
    (hours, status) => {
      expect(statusOf([job({ lastCheckedAt: later(hours) })])).toBe(status)
    },
  )

  it.each<[string, Partial<OrderPaymentJob>]>([
    ['was cancelled', { status: 'Cancelled', cancelledAt: now }],
    ['has expired', { status: 'Expired' }],
    ['failed at first', { status: 'Failed' }],
  ])('waits for money that is under way, also of a job that %s, and not for ever', (_what, values) => {
    const transfer = payment({ status: 'Commissioned', wasAuthorised: false, captured: 0 })
    const jobs = [job({ ...values, payments: [transfer] })]
    expect(statusOf(jobs)).toBe('awaiting-payment')
    expect(statusOf([...jobs, job({ id: 'newest', status: 'Failed' })])).toBe('awaiting-payment')
    const asked = jobs.map((one) => ({ ...one, lastCheckedAt: later(60 * 24) }))
    expect(statusOf(asked)).toBe(values.status?.toLowerCase())
  })

  it('is not changed by the order of the jobs once a payment is chosen', () => {
    const paid = job({ payments: [payment({ reference: 'first' })] })
    const second = job({ id: 'second', payments: [payment({ reference: 'second' })] })
    for (const jobs of [
      [paid, second],
      [second, paid],
    ]) {
      const state = stateOf({ paymentReference: 'first' }, jobs)
      expect(state).toMatchObject({ status: 'paid', paymentReference: 'first' })
      expect(state.reversals).toMatchObject([{ payment: { reference: 'second' }, reason: 'second-payment' }])
    }
  })

  it('counts no payment of a job that collects another amount than was requested', () => {
    const state = stateOf({}, [job({ isMismatched: true, payments: [payment()] })])
    expect(state).toMatchObject({ status: 'under-review', reversals: [], paymentReference: null })
    expect(state.attention.map(({ kind }) => kind)).toEqual(['amount-mismatch'])
  })

  it('stays paid, and gives back a second payment, whatever the amount of that', () => {
    const second = payment({ reference: 'second', amount: 1, captured: 1 })
    const state = stateOf({}, [job({ payments: [payment(), second] })])
    expect(state).toMatchObject({ status: 'paid', paymentReference: 'payment' })
    expect(state.reversals).toMatchObject([{ payment: { reference: 'second' }, reason: 'second-payment' }])
    expect(state.attention.map(({ kind }) => kind)).toEqual(['second-payment', 'amount-mismatch'])
  })

  it('stays with a reservation of which a part was captured before it expired', () => {
    const first = payment({ reference: 'first', status: 'Expired', captured: 1000 })
    const state = stateOf({ paymentReference: 'first' }, [
      job({ payments: [first, payment({ reference: 'second' })] }),
    ])
    expect(state).toMatchObject({ status: 'partially-captured', paymentReference: 'first' })
    expect(state.reversals).toMatchObject([{ payment: { reference: 'second' } }])
  })

  it('gives back a payment of other contents than the order has now', () => {
    const state = stateOf({}, [job({ amount: 1000, payments: [payment({ amount: 1000 })] })])
    expect(state).toMatchObject({
      status: 'awaiting-payment',
      reversals: [{ reason: 'superseded-job' }],
    })
  })

  it('gives back the payment of what was sold out, until it has been given back', () => {
    const state = (values: Partial<OrderPayment>) =>
      stateOf({ soldOut: true }, [job({ payments: [payment(values)] })])
    expect(state({}).reversals).toMatchObject([{ reason: 'sold-out' }])
    expect(state({ status: 'Cancelled' }).reversals).toEqual([])
    expect(state({ refunded: 2400 }).reversals).toEqual([])
  })

  it('needs attention when it is reserved after it was given up', () => {
    const reserved = job({ payments: [payment({ status: 'Reserved', captured: 0 })] })
    const kinds = (values: Partial<Order>) => stateOf(values, [reserved]).attention.map(({ kind }) => kind)
    expect(kinds({ givenUpAt: new Date() })).toEqual(['paid-late'])
    expect(kinds({ givenUpAt: new Date(), soldOut: true })).toEqual(['sold-out'])
    expect(kinds({})).toEqual([])
  })

  it('needs no attention where all is as expected', () => {
    expect(stateOf({}, [job({ payments: [payment()] })]).attention).toEqual([])
  })
})

describe('the jobs that nobody is to pay any more', () => {
  const paidAt = now
  const toClose = (values: Partial<OrderPaymentJob>, order: Partial<Order> = { paidAt }) =>
    jobsToClose({ paidAt: null, status: 'paid', ...order }, [job(values)], now).length === 1

  it.each([
    [true, { status: 'Pending' }],
    [true, { status: 'Failed' }],
    [true, { status: 'Cancelled' }],
    [true, { status: 'Cancelled', payments: [payment({ status: 'Cancelled' })] }],
    [false, { status: 'Reserved', payments: [payment({ status: 'Reserved' })] }],
    [false, { status: 'Paid', payments: [payment({ refunded: 2400 })] }],
    [false, { status: 'Failed', payments: [payment(), payment({ status: 'Failed' })] }],
    [false, { status: 'Pending', payments: [payment({ status: 'Settled', wasAuthorised: false })] }],
    [false, { status: 'Pending', payments: [payment({ status: 'Pending' })] }],
    [true, { status: 'Pending', payments: [payment({ status: 'Pending', wasAuthorised: false })] }],
    [false, { status: 'Expired' }],
    [false, { cancelledAt: now }],
    [false, { expiresAt: now }],
    [false, { reference: null }],
  ] as const)('are those of a paid order that could still be paid (%s): %j', (isToClose, values) => {
    expect(toClose({ ...values, payments: 'payments' in values ? [...values.payments] : [] })).toBe(isToClose)
  })

  it('are also those of an order that waits for a merchant, and none of one that can be paid', () => {
    expect(toClose({}, { status: 'under-review' })).toBe(true)
    expect(toClose({}, { status: 'awaiting-payment' })).toBe(false)
    expect(toClose({}, { status: 'failed' })).toBe(false)
  })
})

describe('the statuses of an order', () => {
  it('let goods be sent only where the shopper need not try again', () => {
    for (const { isAuthorisedOrPaid, canRetry, isOpen } of Object.values(orderStatuses)) {
      if (isAuthorisedOrPaid) expect([canRetry, isOpen]).toEqual([false, false])
    }
  })
})
