import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { body, huge, templates } from './bodies'
import { oddText } from './odd-values'

/** What exists on the server under test, so that inputs reach further than "not found". */
export interface Existing {
  configurationId: string
  apiKey: string
  jobs: { path: string; paymentPath: string; pageToken: string }[]
  intents: string[]
}

export interface Input {
  /** For a person who reads of a failure. */
  what: string
  bytes: Buffer
  /** It is no HTTP, so that the server may close the connection without an answer. */
  isNoHttp?: boolean
}

interface Request {
  method: string
  path: string
  body: Uint8Array
  headers: [string, string][]
}

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

const hugeCall = ({ jobs, ...caller }: Existing): fc.Arbitrary<Input> =>
  fc
    .tuple(fc.constantFrom('/api/gateway/payment-jobs', `/payment/card?ref=${jobs[0]?.pageToken}`), huge)
    .map(([path, body]) => written('huge', { method: 'POST', path, body, headers: signed(caller, body) }))

const signed = (
  { configurationId, apiKey }: Pick<Existing, 'configurationId' | 'apiKey'>,
  body: Uint8Array,
): [string, string][] => [
  ['Content-Type', 'application/json'],
  ['ConfigurationId', configurationId],
  ['Hash', createHash('sha512').update(apiKey).update(body).digest('hex')],
]

/** A call whose body fits its signature in nine cases of ten. */
function gatewayCall(existing: Existing): fc.Arbitrary<Request> {
  const { jobs, intents } = existing
  const reference = oneOfMostly(
    jobs.map(({ path }) => path),
    oddSegment.map((text) => `/payment-jobs/${text}`),
  )
  const payment = oneOfMostly(
    jobs.map(({ paymentPath }) => paymentPath),
    fc.tuple(reference, oddSegment).map(([job, text]) => `${job}/payments/${text}`),
  )
  const intent = oneOfMostly(
    intents.map((token) => `/payment-intents/${token}`),
    oddSegment.map((text) => `/payment-intents/${text}`),
  )
  const none = fc.constant(new Uint8Array())
  const endpoint = (method: string, path: fc.Arbitrary<string>, sent: fc.Arbitrary<Uint8Array>) =>
    fc.record({ method: fc.constant(method), path, body: sent })
  const at = (base: fc.Arbitrary<string>, rest: string) => base.map((path) => path + rest)
  const call = fc.oneof(
    { weight: 8, arbitrary: endpoint('POST', fc.constant('/payment-jobs'), body(templates.create)) },
    { weight: 2, arbitrary: endpoint('POST', fc.constant('/payment-jobs'), body(templates.direct)) },
    { weight: 2, arbitrary: endpoint('GET', reference, none) },
    {
      weight: 1,
      arbitrary: endpoint('PATCH', at(reference, '/cancel'), fc.oneof(none, body(templates.refund))),
    },
    { weight: 1, arbitrary: endpoint('GET', payment, none) },
    { weight: 1, arbitrary: endpoint('PATCH', at(payment, '/cancel'), none) },
    { weight: 3, arbitrary: endpoint('POST', at(payment, '/captures'), body(templates.capture)) },
    { weight: 3, arbitrary: endpoint('POST', at(payment, '/refunds'), body(templates.refund)) },
    { weight: 2, arbitrary: endpoint('GET', query('/supported-payment-methods'), none) },
    { weight: 2, arbitrary: endpoint('POST', fc.constant('/card-tokenisation'), body(templates.card)) },
    {
      weight: 2,
      arbitrary: endpoint(
        'HEAD',
        oddSegment.map((text) => `/orders/${text}`),
        none,
      ),
    },
    { weight: 2, arbitrary: endpoint('PUT', at(reference, '/order'), body(templates.order)) },
    { weight: 2, arbitrary: endpoint('POST', fc.constant('/payment-intents/'), body(templates.create)) },
    { weight: 1, arbitrary: endpoint('GET', intent, none) },
    { weight: 2, arbitrary: endpoint('POST', at(intent, '/payments'), body(templates.start)) },
    { weight: 1, arbitrary: endpoint('GET', at(intent, '/stored-cards'), none) },
    {
      weight: 1,
      arbitrary: endpoint(
        'DELETE',
        fc.tuple(intent, oddSegment).map(([path, card]) => `${path}/stored-cards/${card}`),
        none,
      ),
    },
  )
  return fc
    .tuple(
      call,
      fc.integer({ min: 0, max: 9 }),
      oddHeaders,
      fc.oneof({ weight: 3, arbitrary: fc.constant('') }, query('')),
    )
    .map(([{ method, path, body: sent }, luck, odd, asked]) => ({
      method,
      path: `/api/gateway${path}${path.includes('?') ? '' : asked}`,
      body: sent,
      headers: [...signed(existing, sent), ...(luck === 0 ? odd : [])],
    }))
}

/** A visit to the hosted page or to 3-D Secure, or a form that is sent there. */
function pageVisit({ jobs }: Existing): fc.Arbitrary<Request> {
  const ref = oneOfMostly(
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

/** A part of a path: percent-encoded as it should be, or not. */
const oddSegment: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: oddText.map((text) => encodeURIComponent(text.toWellFormed())) },
  fc.constantFrom(
    '%',
    '%%',
    '%zz',
    '%00',
    '%e0%a4%a',
    '%c0%ae',
    '..',
    '.',
    '//',
    '260121000000000000',
    '1',
    ';a=b',
    '%2e%2e%2f',
    'a%2fb',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\s#?]/g, '')),
)

const query = (path: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom('locale', 'currency', 'all', 'customerReference', 'collectAmount', '__proto__', 'x'),
        oddSegment,
      ),
      { maxLength: 4 },
    )
    .map((pairs) =>
      pairs.length ? `${path}?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}` : path,
    )

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

/** Bytes that a header may hold, without ending the line. */
const oddHeaderValue = fc.oneof(
  oddText.map((text) =>
    Buffer.from(text)
      .toString('latin1')
      .replace(/[^ -~¡-ÿ]/g, ''),
  ),
  fc.constantFrom(
    '*/*',
    'application/json',
    'text/html',
    'application/json; charset=utf-16',
    'gzip',
    '-1',
    'x'.repeat(3_000),
    '\u0080\u00ff',
  ),
)

const oddHeaders: fc.Arbitrary<[string, string][]> = fc.array(
  fc.tuple(
    fc.constantFrom(
      'Accept',
      'Accept-Language',
      'Content-Type',
      'ConfigurationId',
      'Hash',
      'Content-Encoding',
      'X-Forwarded-For',
      'Cookie',
      'Origin',
      'Range',
      'If-None-Match',
      '__proto__',
    ),
    oddHeaderValue,
  ),
  { maxLength: 3 },
)

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

function written(what: string, { method, path, body: content, headers }: Request): Input {
  const target = path.replace(/[^!-~]/gu, (character) => encodeURIComponent(character.toWellFormed()))
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: simulator.test',
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(content.length || method === 'POST' ? [`Content-Length: ${content.length}`] : []),
  ]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  return { what: `${what}: ${method} ${target.slice(0, 120)}`, bytes: Buffer.concat([head, content]) }
}

const oneOfMostly = (known: string[], odd: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  known.length === 0
    ? odd
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: odd })
