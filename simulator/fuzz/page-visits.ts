import { mostlyOf, oddSegment, oddText } from 'cashflows-postgres/kit/odd-values'
import fc from 'fast-check'
import { oddHeaders, oddHeaderValue } from './odd-parts.ts'
import type { Existing, Request } from './request.ts'

/** A visit to the hosted page or to 3-D Secure, or a form that is sent there. */
export function pageVisit({ jobs }: Existing): fc.Arbitrary<Request> {
  const ref = mostlyOf(
    jobs.map(({ pageToken }) => pageToken),
    oddSegment,
  )
  const path = fc.constantFrom(
    '/payment',
    '/payment/card',
    '/payment/simulate',
    '/payment/cancel',
    '/payment/script.js',
    '/three-d-secure',
    '/payment/nowhere',
  )
  const field = fc.tuple(
    fc.constantFrom('outcome', 'number', 'holderName', 'expiry', 'securityCode', 'ref', '__proto__', 'a[b]'),
    fc.oneof(
      oddText,
      fc.constantFrom('Successful', 'Failed', '4000000000000002', '12/29', '123', 'Han Solo', 'constructor'),
    ),
  )
  const form = fc.array(field, { maxLength: 6 }).map((fields) => new URLSearchParams(fields).toString())
  const sent = fc.oneof(
    {
      weight: 5,
      arbitrary: form.map((text): [string, Uint8Array] => [
        'application/x-www-form-urlencoded',
        Buffer.from(text),
      ]),
    },
    {
      weight: 1,
      arbitrary: fc
        .uint8Array({ maxLength: 300 })
        .map((random): [string, Uint8Array] => ['application/x-www-form-urlencoded', random]),
    },
    { weight: 1, arbitrary: multipart },
    { weight: 1, arbitrary: fc.tuple(oddHeaderValue, fc.uint8Array({ maxLength: 50 })) },
  )
  return fc
    .tuple(fc.constantFrom('GET', 'POST', 'POST', 'POST'), path, ref, sent, oddHeaders)
    .map(([method, where, token, [type, content], odd]) => ({
      method,
      path: `${where}?ref=${token}`,
      body: method === 'GET' ? new Uint8Array() : content,
      headers: [['Content-Type', type], ...odd],
    }))
}

const multipart = fc
  .tuple(fc.constantFrom('x', '', '--', 'a"b'), fc.array(oddText, { maxLength: 3 }))
  .map(([boundary, values]): [string, Uint8Array] => [
    `multipart/form-data; boundary=${boundary}`,
    Buffer.from(
      values
        .map(
          (value) => `--${boundary}\r\nContent-Disposition: form-data; name="${value}"\r\n\r\n${value}\r\n`,
        )
        .join('') + (values.length > 1 ? `--${boundary}--` : ''),
    ),
  ])
