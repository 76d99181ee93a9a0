import { describe, expect, it } from 'vitest'
import { paymentStatuses } from '@/lib/cashflows/contract'
import {
  eventOf,
  isAuthorisedOrPaid,
  isOpen,
  lifecycle,
  orderEvents,
  orderStatuses,
  statusAfter,
} from './lifecycle'

const pairs = orderStatuses.flatMap((from) => orderEvents.map((event) => ({ from, event })))
const isRow = ({ from, event }: (typeof pairs)[number]) =>
  lifecycle.some((row) => row.from === from && row.event === event)

describe('lifecycle of an order', () => {
  it.each(lifecycle)('goes from $from by $event to $to', ({ from, event, to }) => {
    expect(statusAfter(from, event)).toBe(to)
    expect(to).not.toBe(from)
  })

  it.each(pairs.filter((pair) => !isRow(pair)))('leaves $from as it is at $event', ({ from, event }) => {
    expect(statusAfter(from, event)).toBe(from)
  })

  it('says one thing about each pair', () => {
    const keys = lifecycle.map(({ from, event }) => `${from} ${event}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('lets money in from every status that is not paid', () => {
    for (const status of orderStatuses) expect(statusAfter(status, 'payment-paid')).toBe('paid')
  })

  it('loses a paid order only when its payment is cancelled', () => {
    const away = orderEvents.filter((event) => statusAfter('paid', event) !== 'paid')
    expect(away).toEqual(['payment-cancelled'])
  })

  it('reaches every status', () => {
    const reached = new Set(['placed', ...lifecycle.map(({ to }) => to)])
    expect([...reached].sort()).toEqual([...orderStatuses].sort())
  })

  it('calls no status both open and paid', () => {
    expect(orderStatuses.filter((status) => isOpen(status) && isAuthorisedOrPaid(status))).toEqual([])
  })
})

describe('status of a payment job', () => {
  it.each([
    ['Pending', 'payment-pending'],
    ['Commissioned', 'payment-pending'],
    ['Reserved', 'payment-reserved'],
    ['Paid', 'payment-paid'],
    ['Verified', 'payment-paid'],
    ['Cancelled', 'payment-cancelled'],
    ['Expired', 'payment-expired'],
    ['Failed', 'payment-failed'],
    ['Rejected', 'payment-failed'],
    ['Declined', 'payment-failed'],
    ['Blocked', 'payment-failed'],
  ])('%s is %s', (status, event) => {
    expect(eventOf(status)).toBe(event)
  })

  it('is known for every status that the gateway documents', () => {
    for (const status of paymentStatuses) expect(eventOf(status)).toBeDefined()
  })

  it.each(['Unpaid', 'PAID', 'constructor', ''])('%j is none', (status) => {
    expect(eventOf(status)).toBeUndefined()
  })
})
