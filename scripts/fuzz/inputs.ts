import type { Input } from 'cashflows-postgres/kit/fuzz'
import { headerValue, mostlyOf, oddSegment, oddText } from 'cashflows-postgres/kit/odd-values'
import fc from 'fast-check'
import type { Existing } from './existing'
import { action, bytes, type Request } from './form-inputs'
import { oddHeaders, oddQuery } from './odd-values'

const none = new Uint8Array()
const locales = ['en-GB', 'en-US', 'el-GR', 'nl-NL', 'es-ES']

/** Everything that may be sent to the shop at `host`, a name with a port. */
export function inputs(existing: Existing, host: string): fc.Arbitrary<Input> {
  const cookie = oddCookies(existing)
  const method = fc.constantFrom(
    'GET',
    'GET',
    'GET',
    'GET',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'HEAD',
    'OPTIONS',
  )
  const read = (path: fc.Arbitrary<string>) =>
    fc.record({ method, path, headers: oddHeaders, body: fc.constant(none) })
  const under = (prefix: string, known: readonly string[]) =>
    fc.tuple(mostlyOf(known, oddSegment), oddQuery).map(([segment, query]) => `${prefix}${segment}${query}`)

  const entries: [weight: number, what: string, request: fc.Arbitrary<Request>][] = [
    [4, 'webhook', webhook(existing)],
    [3, 'return', read(returns(existing))],
    [2, 'order', read(under('/api/orders/', [existing.orderNumber]))],
    [2, 'cart', read(oddQuery.map((query) => `/api/cart${query}`))],
    [2, 'purchased', read(under('/api/cart/purchased/', [existing.orderNumber]))],
    [
      2,
      'stock',
      read(
        mostlyOf(['harbour-mug', 'soup-mug', 'teapot'], oddSegment).map(
          (product) => `/api/stock?product=${product}`,
        ),
      ),
    ],
    [2, 'payment', read(under('/api/payments/', ['AAAAAAAAAAAAAAAAAAAAAA']))],
    [2, 'acknowledgement', read(under('/api/withdrawals/', ['AAAAAAAAAAAAAAAAAAAAAA']))],
    [1, 'cron', read(oddQuery.map((query) => `/api/cron/reconcile${query}`))],
    [4, 'page', read(pages(existing))],
    [8, 'action', action(existing.forms, host)],
    [4, 'back office', read(adminPages(existing))],
    [8, 'action of the back office', action(existing.adminForms, host)],
    [2, 'path', read(anywhere)],
  ]
  const requests = entries.map(([weight, what, request]) => ({
    weight,
    arbitrary: fc
      .tuple(request, fc.option(cookie, { freq: 3 }))
      .map(([request, cookie]) => written(what, request, host, cookie)),
  }))
  return fc.oneof(...requests, { weight: 1, arbitrary: malformed(host) })
}

/** The cookies of a browser, as they are, or broken. */
function oddCookies({ cookies }: Existing): fc.Arbitrary<string> {
  const names = [...cookies.map(([name]) => name), 'shop-cart', 'shop-orders', '__proto__', '']
  const cut = fc.tuple(fc.constantFrom(...cookies), fc.nat(300)).map(([[, value], at]) => value.slice(0, at))
  const swapped = fc.constantFrom(...cookies).map(([, value]) => value)
  const pair = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...cookies) },
    fc.tuple(fc.constantFrom(...names), fc.oneof(cut, swapped, oddText.map(headerValue))),
  )
  const several = fc.array(pair, { maxLength: 3 }).map(joined)
  return fc.oneof({ weight: 3, arbitrary: fc.constant(joined(cookies)) }, { weight: 2, arbitrary: several })
}

const joined = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name, value]) => `${name}=${value}`).join('; ')

function webhook({ references }: Existing): fc.Arbitrary<Request> {
  const reference = mostlyOf<unknown>(
    [...references, ...references.map((digits) => `@@${digits}@@`)],
    fc.oneof(oddText, fc.stringMatching(/^9\d{17}$/), fc.jsonValue({ maxDepth: 2 })),
  )
  const name = mostlyOf(
    ['paymentJobReference', 'paymentReference', 'PaymentJobReference', 'notifyType'],
    oddText,
  )
  const content = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({ paymentJobReference: reference, paymentReference: reference })
        .map((body) => writeJson(body)),
    },
    fc.dictionary(name, reference, { maxKeys: 5 }).map((body) => writeJson(body)),
    fc.json(),
    oddText,
    fc.constantFrom('['.repeat(9_000), '{"a":'.repeat(3_000), `"${'x'.repeat(20_000)}"`),
  )
  const body = fc.oneof(
    { weight: 6, arbitrary: content.map(bytes) },
    content.map((text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
    fc.uint8Array({ maxLength: 200 }),
  )
  const type = mostlyOf(
    ['application/json', 'application/json; charset=utf-8', 'application/json; charset=utf-16'],
    oddText.map(headerValue),
  )
  return fc
    .tuple(mostlyOf(['POST'], fc.constantFrom('GET', 'PUT', 'DELETE')), body, type, oddHeaders, oddQuery)
    .map(([method, body, type, headers, query]) => ({
      method,
      path: `/api/cashflows/webhook${query}`,
      headers: [['Content-Type', type], ...headers],
      body,
    }))
}

/** JSON in which digits between marks are a number. */
const writeJson = (value: object) => JSON.stringify(value).replace(/"@@(\d+)@@"/g, '$1')

function returns({ references }: Existing): fc.Arbitrary<string> {
  const [known = ''] = references
  return fc
    .tuple(
      mostlyOf(['success', 'failed', 'cancelled'], oddSegment),
      mostlyOf(['AAAAAAAAAAAAAAAAAAAAAA'], oddSegment),
      fc.oneof(oddQuery, fc.constant(`?paymentjobref=${known}`)),
    )
    .map(([outcome, token, query]) => `/api/cashflows/return/${outcome}/${token}${query}`)
}

function pages({ orderNumber }: Existing): fc.Arbitrary<string> {
  const rest = fc.oneof(
    fc.constantFrom(
      '',
      '/',
      '/cart',
      '/checkout',
      `/orders/${orderNumber}`,
      '/withdrawal',
      `/withdrawal?order=${orderNumber}`,
      `/find-order?order=${orderNumber}`,
      '/products/soup-mug',
      '/categories/drink',
    ),
    fc
      .tuple(
        fc.constantFrom(
          '/products/',
          '/categories/',
          '/orders/',
          '/payments/',
          '/withdrawal/',
          '/cart/',
          '/checkout/',
          '/',
        ),
        oddSegment,
      )
      .map((parts) => parts.join('')),
  )
  return fc
    .tuple(mostlyOf(locales, oddSegment), rest, oddQuery)
    .map(([locale, path, query]) => `/${locale}${path}${query}`)
}

/** Of who is signed in and who is not. */
function adminPages({ orderNumber }: Existing): fc.Arbitrary<string> {
  const value = fc.oneof(
    { weight: 2, arbitrary: oddSegment },
    fc.constantFrom('paid', orderNumber, 'anna@example.com', '24.00', '0042', '2026-03-02', '0000-00-00'),
  )
  const filters = fc
    .array(
      fc.tuple(
        fc.constantFrom('q', 'status', 'total', 'card', 'from', 'until', 'after', 'item', 'done', 'sent'),
        value,
      ),
      { maxLength: 4 },
    )
    .map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`)
  const path = fc.oneof(
    fc.constantFrom('', '/orders', '/orders/csv', `/orders/${orderNumber}`, '/stock', '/emails', '/account'),
    fc.constantFrom('/sign-in', '/sign-out'),
    fc.tuple(fc.constantFrom('/orders/', '/', '/orders/csv/'), oddSegment).map((parts) => parts.join('')),
  )
  return fc.tuple(path, fc.oneof(filters, oddQuery)).map(([known, query]) => `/admin${known}${query}`)
}

const anywhere: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('/', '/api/', '/_next/', '/_next/image', '/_next/static/', '/_next/data/', '/simulator/'),
    fc.array(oddSegment, { maxLength: 3 }),
    oddQuery,
  )
  .map(([start, segments, query]) => `${start}${segments.join('/')}${query}`)

function malformed(host: string): fc.Arbitrary<Input> {
  return fc
    .oneof(
      fc.uint8Array({ minLength: 1, maxLength: 200 }).map((random) => Buffer.from(random)),
      oddText.map((text) =>
        Buffer.from(`GET /en-GB?x=${text} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
      ),
      oddText.map((text) => Buffer.from(`GET /en-GB HTTP/1.1\r\nHost: ${text}\r\nConnection: close\r\n\r\n`)),
    )
    .map((sent) => ({ what: 'malformed', bytes: sent, isNoHttp: true }))
}

/** A request as the bytes of it. */
function written(what: string, request: Request, host: string, cookie: string | null): Input {
  const { method, path, headers, body } = request
  const target = path.replace(/[^!-~]/gu, (character) => encodeURIComponent(character.toWellFormed()))
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: close',
    ...(cookie === null ? [] : [`Cookie: ${headerValue(cookie)}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body.length > 0 || method === 'POST' ? [`Content-Length: ${body.length}`] : []),
  ]
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  return { what: `${what}: ${method} ${target.slice(0, 120)}`, bytes: Buffer.concat([head, body]) }
}
