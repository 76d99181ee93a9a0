import { describe, expect, it } from 'vitest'
import { failureReason } from './failure-reason'

describe('the reason of a failure', () => {
  it.each([
    ['ThreeDSecureFailed', 'threeDSecureFailed'],
    ['ThreeDSecureFailed_2', 'threeDSecureFailed'],
    ['NonThreeDSecureNotAllowed', 'threeDSecureFailed'],
    ['ThreeDSecureUnavailable', 'threeDSecureUnavailable'],
    ['D101', 'declined'],
    ['D943', 'declined'],
    ['D002', 'insufficientFunds'],
    ['D149', 'threeDSecureFailed'],
    ['D190', 'blocked'],
    ['B001', 'blocked'],
    ['V106', 'cardDetails'],
  ])('with the code %s is %s', (failure, reason) => {
    expect(failureReason({ status: 'Failed', failure })).toBe(reason)
  })

  it.each([
    ['Declined', 'declined'],
    ['Blocked', 'blocked'],
  ])('follows from the status %s where no code says more', (status, reason) => {
    expect(failureReason({ status })).toBe(reason)
    expect(failureReason({ status, failure: 'SomethingNew' })).toBe(reason)
    expect(failureReason({ status, failure: 'D102' })).toBe('insufficientFunds')
  })

  it.each([undefined, '', 'SomethingNew', 'InvalidPaymentStatus', 'D108', 'V116', 'S199', 'toString'])(
    'is not told with the code %s, which says nothing to a shopper',
    (failure) => {
      expect(failureReason({ status: 'Failed', failure })).toBeUndefined()
    },
  )

  it.each(['Paid', 'Pending', 'Cancelled', 'Expired', 'toString'])(
    'is none of a payment that is %s',
    (status) => {
      expect(failureReason({ status, failure: 'ThreeDSecureFailed' })).toBeUndefined()
    },
  )
})
