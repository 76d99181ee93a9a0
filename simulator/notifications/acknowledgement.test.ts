import { describe, expect, it } from 'vitest'
import { deliveryResult } from './acknowledgement.ts'

const sent = { paymentJobReference: '210121017238589452', paymentReference: '210121117372807180' }
const answer = (body: unknown, status = 200) =>
  deliveryResult({ status, body: typeof body === 'string' ? body : JSON.stringify(body) }, sent)

describe('a notification counts as received', () => {
  it('when the answer is 200 with both references', () => {
    expect(answer(sent).acknowledged).toBe(true)
  })

  it('when the names come in PascalCase and with further members', () => {
    const { paymentJobReference, paymentReference } = sent
    expect(
      answer({ PaymentJobReference: paymentJobReference, PaymentReference: paymentReference, ok: 1 })
        .acknowledged,
    ).toBe(true)
  })
})

describe('a notification counts as not received', () => {
  it.each([
    ['the status is not 200', answer(sent, 201), '201 is not 200: counts as not received'],
    ['the body is empty', answer(''), '200, but the body is not a JSON object: counts as not received'],
    [
      'the body is no object',
      answer('"OK"'),
      '200, but the body is not a JSON object: counts as not received',
    ],
    [
      'a reference is missing',
      answer({ paymentJobReference: sent.paymentJobReference }),
      '200, but the body lacks paymentReference: counts as not received',
    ],
    [
      'a reference is another one',
      answer({ ...sent, paymentReference: '211' }),
      '200, but paymentReference is not the one that was sent: counts as not received',
    ],
    [
      'a reference has become a number',
      answer(
        `{"paymentJobReference":"${sent.paymentJobReference}","paymentReference":${sent.paymentReference}}`,
      ),
      '200, but paymentReference is not the one that was sent: counts as not received',
    ],
    [
      'there was no answer',
      deliveryResult({ failure: 'no answer within 30 seconds' }, sent),
      'no answer within 30 seconds: counts as not received',
    ],
  ])('when %s', (_, { acknowledged, result }, words) => {
    expect(acknowledged).toBe(false)
    expect(result).toBe(words)
  })
})
