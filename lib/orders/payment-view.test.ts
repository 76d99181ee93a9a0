import { describe, expect, it } from 'vitest'
import { newPaymentJob } from './new-payment-job'
import type { OrderPayment, OrderPaymentJob, Reversal } from './order'
import type { OrderStatus } from './order-status'
import { paymentView } from './payment-view'

const now = new Date('2026-01-21T10:00:00Z')

const job = (values: Partial<OrderPaymentJob> = {}): OrderPaymentJob =>
  newPaymentJob({ number: 'order', total: 2400, currency: 'GBP' }, now, {
    requestState: 'created',
    reference: 'job',
    status: 'Pending',
    actionUrl: 'https://gateway.example/payment',
    ...values,
  })

const payment = (reference: string, values: Partial<OrderPayment> = {}): OrderPayment => ({
  reference,
  status: 'Failed',
  amount: 2400,
  wasAuthorised: false,
  captured: 0,
  refunded: 0,
  refunds: [],
  ...values,
})

const view = (
  jobs: OrderPaymentJob[],
  order: { paymentReference?: string; status?: OrderStatus } = {},
  reversals: Reversal[] = [],
) => paymentView({ paymentReference: null, status: 'awaiting-payment', ...order }, jobs, reversals, now)

describe('what a shopper is shown of the payments', () => {
  it('is where to pay while the newest job can be paid', () => {
    expect(view([job({ status: null })]).actionUrl).toBe('https://gateway.example/payment')
    expect(view([job(), job({ actionUrl: 'https://gateway.example/newest' })]).actionUrl).toBe(
      'https://gateway.example/newest',
    )
  })

  it.each([
    { cancelledAt: now },
    { expiresAt: now },
    { status: 'Expired' },
    { status: 'Cancelled' },
    { status: 'Failed' },
    { status: 'Paid' },
    { actionUrl: null },
  ])('is no place to pay when the newest job is %j', (values) => {
    expect(view([job(), job(values)]).actionUrl).toBeUndefined()
    expect(view([]).actionUrl).toBeUndefined()
  })

  it('is the payment that pays the order, or else the newest of the newest job', () => {
    const earlier = job({ payments: [payment('1'), payment('2')] })
    expect(view([earlier, job()], { paymentReference: '1' }).payment?.reference).toBe('1')
    expect(view([earlier]).payment?.reference).toBe('2')
    expect(view([earlier, job()]).payment).toBeUndefined()
  })

  it('is why the payment failed, of an order that has failed', () => {
    const jobs = [job({ payments: [payment('1', { failure: 'ThreeDSecureFailed' })] })]
    expect(view(jobs, { status: 'failed' }).failureReason).toBe('threeDSecureFailed')
    expect(view(jobs, { status: 'cancelled' }).failureReason).toBeUndefined()
  })

  it('is every payment that is given back, but not the one of an order that was sold out', () => {
    const reversal = (reason: Reversal['reason']) => ({ reason }) as Reversal
    const all = [reversal('second-payment'), reversal('superseded-job'), reversal('sold-out')]
    expect(view([job()], {}, all).surplus).toEqual(all.slice(0, 2))
  })

  it('is whether a refund of the payment can still fail', () => {
    const refunded = (status: string) => [
      job({ payments: [payment('1', { refunds: [{ reference: '5', status, amount: 2400 }] })] }),
    ]
    expect(view(refunded('Pending')).isRefundPending).toBe(true)
    expect(view(refunded('Completed')).isRefundPending).toBe(false)
    expect(view([]).isRefundPending).toBe(false)
  })

  it.each<[boolean, Partial<OrderPayment>]>([
    [false, { status: 'Paid', wasAuthorised: true }],
    [true, { status: 'Cancelled', wasAuthorised: true }],
    [
      true,
      { status: 'Paid', refunded: 2400, refunds: [{ reference: '5', status: 'Completed', amount: 2400 }] },
    ],
    [
      false,
      { status: 'Paid', refunded: 2400, refunds: [{ reference: '5', status: 'Pending', amount: 2400 }] },
    ],
  ])('is whether it has been given back (%s), also by the merchant: %j', (isBack, values) => {
    const jobs = [job({ payments: [payment('1', values)] })]
    const reversal = (reason: Reversal['reason']) =>
      ({ paymentReference: '1', reason, state: 'failed' }) as Reversal
    expect(view(jobs, {}, [reversal('sold-out')]).isSoldOutGivenBack).toBe(isBack)
    expect(view(jobs, {}, [reversal('second-payment')]).surplus).toMatchObject([
      { state: isBack ? 'completed' : 'failed' },
    ])
  })
})
