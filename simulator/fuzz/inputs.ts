import type { Input } from 'cashflows-postgres/kit/fuzz'
import { oddSegment, oddText } from 'cashflows-postgres/kit/odd-values'
import fc from 'fast-check'
import { gatewayCall, hugeCall } from './gateway-calls.ts'
import { pageVisit } from './page-visits.ts'
import { type Existing, type Request, written } from './request.ts'

/** Everything that may be thrown at the simulator. */
export function inputs(existing: Existing): fc.Arbitrary<Input> {
  const usual = fc.oneof(
    { weight: 12, arbitrary: gatewayCall(existing).map((request) => written('gateway', request)) },
    { weight: 4, arbitrary: pageVisit(existing).map((request) => written('page', request)) },
    { weight: 2, arbitrary: anywhere.map((request) => written('path', request)) },
    { weight: 1, arbitrary: malformed },
  )
  // Huge bodies are few, since they take long.
  return fc.oneof({ weight: 1, arbitrary: hugeCall(existing) }, { weight: 999, arbitrary: usual })
}

const anywhere: fc.Arbitrary<Request> = fc
  .tuple(
    fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND'),
    fc.constantFrom(
      '/',
      '/api/gateway/',
      '/api/',
      '/assets/',
      '/payment/',
      '/three-d-secure/',
      '/preparations/',
      '/payment-gateway-api/',
    ),
    fc.array(oddSegment, { maxLength: 3 }),
  )
  .map(([method, start, segments]) => ({
    method,
    path: start + segments.join('/'),
    body: new Uint8Array(),
    headers: [],
  }))

const malformed: fc.Arbitrary<Input> = fc
  .oneof(
    fc.uint8Array({ minLength: 1, maxLength: 200 }).map((random) => Buffer.from(random)),
    oddText.map((text) =>
      Buffer.from(`GET /payment?ref=${text} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`),
    ),
    oddText.map((text) =>
      Buffer.from(`POST /api/gateway/payment-jobs HTTP/1.1\r\nHost: ${text}\r\nConnection: close\r\n\r\n`),
    ),
    oddText.map((text) => Buffer.from(`${text} /payment HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)),
    fc
      .constantFrom(
        'CONNECT a:1',
        'TRACE /payment',
        'OPTIONS *',
        'GET http://elsewhere/payment',
        'GET /payment HTTP/9.9\r\nX:',
      )
      .map((line) => Buffer.from(`${line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`)),
    fc
      .constantFrom('zz\r\n', '5\r\nabc', 'ffffffffffffffff\r\n', '0\r\n\r\n')
      .map((chunk) =>
        Buffer.from(
          `POST /api/gateway/payment-jobs HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk}`,
        ),
      ),
    fc
      .constantFrom('-1', '1e3', '99999999999999999999', '5\r\nContent-Length: 6')
      .map((length) =>
        Buffer.from(
          `POST /payment/card HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\nabc`,
        ),
      ),
  )
  .map((bytes) => ({ what: 'no HTTP', bytes, isNoHttp: true }))
