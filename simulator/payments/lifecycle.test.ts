import { describe, expect, it } from 'vitest'
import { jobStatus, nextStatus, type PaymentEvent, paymentLifecycle } from './lifecycle.ts'
import { paymentStatuses } from './payment-status.ts'

const events = [...new Set(paymentLifecycle.map((row) => row.event))]
const isRow = (from: string, event: PaymentEvent) =>
  paymentLifecycle.some((row) => row.from === from && row.event === event)

describe('the lifecycle of a payment', () => {
  it.each(paymentLifecycle)('leads from $from by $event to $to', ({ from, event, to }) => {
    expect(nextStatus(from, event)).toBe(to)
  })

  const others = paymentStatuses.flatMap((from) =>
    events.filter((event) => !isRow(from, event)).map((event) => ({ from, event })),
  )
  it.each(others)('does not let a payment that is $from $event', ({ from, event }) => {
    expect(nextStatus(from, event)).toBeUndefined()
  })

  it('says one thing about each pair of status and event', () => {
    const pairs = paymentLifecycle.map(({ from, event }) => `${from} ${event}`)
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  it('can reach every status', () => {
    expect(new Set(['Pending', ...paymentLifecycle.map((row) => row.to)])).toEqual(new Set(paymentStatuses))
  })
})

describe('the status of a payment job', () => {
  it('is that of its newest payment while no money was taken', () => {
    expect(jobStatus([{ status: 'Failed' }, { status: 'Pending' }])).toBe('Pending')
    expect(jobStatus([{ status: 'Failed' }, { status: 'Cancelled' }])).toBe('Cancelled')
  })

  it('stays Paid when a later payment fails', () => {
    expect(jobStatus([{ status: 'Paid' }, { status: 'Failed' }])).toBe('Paid')
  })

  it('becomes Paid when a second payment succeeds', () => {
    expect(jobStatus([{ status: 'Failed' }, { status: 'Paid' }])).toBe('Paid')
  })
})
