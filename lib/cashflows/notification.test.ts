import { describe, expect, it } from 'vitest'
import { acknowledge, readNotification } from './notification'

const camel = {
  notifyType: 'PaymentStatusChange',
  paymentJobReference: '210121017238589452',
  paymentReference: '210121117372807180',
}

const pascal = {
  NotifyType: 'PaymentStatusChange',
  PaymentJobReference: '210121017238589452',
  PaymentReference: '210121117372807180',
}

function acknowledgementOf(body: unknown) {
  const notification = readNotification(body)
  return notification && acknowledge(notification)
}

describe('notification', () => {
  it('is acknowledged with both references', () => {
    expect(acknowledgementOf(camel)).toEqual({
      paymentJobReference: '210121017238589452',
      paymentReference: '210121117372807180',
    })
  })

  it('is acknowledged in PascalCase when it came so', () => {
    expect(acknowledgementOf(pascal)).toEqual({
      PaymentJobReference: '210121017238589452',
      PaymentReference: '210121117372807180',
    })
  })

  it('names the same payment in either spelling', () => {
    expect(readNotification(pascal)).toEqual({ ...readNotification(camel), casing: 'pascal' })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'PaymentStatusChange'],
    ['a list', [camel]],
    ['an empty object', {}],
    ['one reference only', { paymentJobReference: '210121017238589452' }],
    [
      'references as numbers, which have lost digits',
      { ...camel, paymentReference: Number(camel.paymentReference) },
    ],
    ['a reference that is a path', { ...camel, paymentJobReference: '../payment-jobs' }],
    ['an empty reference', { ...camel, paymentReference: '' }],
  ])('is not read from %s', (_name, body) => {
    expect(readNotification(body)).toBeUndefined()
  })
})
