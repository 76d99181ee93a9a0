import { describe, expect, it } from 'vitest'
import { lifecycle, type OrderStatus, orderStatuses, statusAfter } from './lifecycle'

const statuses = Object.keys(orderStatuses) as OrderStatus[]
const events = [...new Set(lifecycle.map(({ event }) => event))]
const pairs = statuses.flatMap((from) => events.map((event) => ({ from, event })))
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
    for (const status of statuses) expect(statusAfter(status, 'payment-paid')).toBe('paid')
  })

  it('loses a paid order only when its payment is cancelled', () => {
    const away = events.filter((event) => statusAfter('paid', event) !== 'paid')
    expect(away).toEqual(['payment-cancelled'])
  })

  it('reaches every status', () => {
    const reached = new Set(['placed', ...lifecycle.map(({ to }) => to)])
    expect([...reached].sort()).toEqual([...statuses].sort())
  })

  it.each(statuses)(
    'lets the shopper wait, be done or try again, and one of them, when it is %s',
    (status) => {
      const { isAuthorisedOrPaid, canRetry, shownAs } = orderStatuses[status]
      expect([shownAs === 'pending', isAuthorisedOrPaid, canRetry].filter(Boolean)).toHaveLength(1)
    },
  )
})
