import { describe, expect, it } from 'vitest'
import { paymentOutcome } from './payment-status'

describe('status of a payment job', () => {
  it.each([
    ['Pending', 'pending'],
    ['Commissioned', 'commissioned'],
    ['Reserved', 'reserved'],
    ['Paid', 'paid'],
    ['Verified', 'paid'],
    ['Cancelled', 'cancelled'],
    ['Expired', 'expired'],
    ['Failed', 'failed'],
    ['Rejected', 'failed'],
    ['Declined', 'failed'],
    ['Blocked', 'failed'],
  ])('%s means %s', (status, outcome) => {
    expect(paymentOutcome(status)).toBe(outcome)
  })

  it.each(['Unpaid', 'PAID', 'constructor', ''])('%j is none', (status) => {
    expect(paymentOutcome(status)).toBeUndefined()
  })
})
