import { describe, expect, it } from 'vitest'
import { acknowledgement, readNotification } from './notification'

const job = '210121017238589452'
const payment = '210121117372807180'
const both = { paymentJobReference: job, paymentReference: payment }

describe('notification', () => {
  it.each([
    ['text', `{"paymentJobReference":"${job}","paymentReference":"${payment}"}`],
    ['numbers', `{"paymentJobReference":${job},"paymentReference":${payment}}`],
    ['one of each', `{"paymentJobReference":"${job}","paymentReference":${payment}}`],
    ['text with PascalCase names', `{"PaymentJobReference":"${job}","PaymentReference":"${payment}"}`],
    ['numbers with PascalCase names', `{"PaymentJobReference":${job},"PaymentReference":${payment}}`],
  ])('is read with every digit and acknowledged as it came: %s', (_, text) => {
    const notification = readNotification(text.replace('{', '{ "notifyType": "PaymentStatusChange", '))
    expect(notification).toMatchObject(both)
    expect(notification && acknowledgement(notification)).toBe(text)
  })

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['text', '"PaymentStatusChange"'],
    ['what is not JSON', 'PaymentStatusChange'],
    ['a list', JSON.stringify([both])],
    ['an empty object', '{}'],
    ['one reference only', `{"paymentJobReference":"${job}"}`],
    ['a number with a fraction', `{"paymentJobReference":${job}.5,"paymentReference":${payment}}`],
    ['a number in powers of ten', `{"paymentJobReference":2e17,"paymentReference":${payment}}`],
    ['a negative number', `{"paymentJobReference":-${job},"paymentReference":${payment}}`],
    ['an object', `{"paymentJobReference":{"value":"${job}"},"paymentReference":"${payment}"}`],
    ['a reference that is a path', JSON.stringify({ ...both, paymentJobReference: '../payment-jobs' })],
    ['a reference of more than 64 bits', JSON.stringify({ ...both, paymentReference: String(2n ** 63n) })],
    [
      'a number of more than 64 bits',
      `{"paymentJobReference":${'9'.repeat(20)},"paymentReference":${payment}}`,
    ],
    ['an empty reference', JSON.stringify({ ...both, paymentReference: '' })],
    ['JSON that is nested too deeply to be read', '['.repeat(100_000)],
  ])('is not read from %s', (_name, body) => {
    expect(readNotification(body)).toBeUndefined()
  })
})
