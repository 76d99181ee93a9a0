import fc from 'fast-check'

const texts = [
  '',
  ' ',
  'null',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff',
  '\u202e',
  '%',
  '%00',
  '%e0%a4%a',
  '../../../etc/passwd',
  '//evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  "' or 1=1 --",
  '<script>alert(1)</script>',
  'x'.repeat(5_000),
  '🏺'.repeat(300),
  'a\r\nSet-Cookie: a=b',
  '-0',
  '-1',
  '0',
  '0.5',
  '1e400',
  'NaN',
  '99999999999999999999',
  '9'.repeat(500),
  '2026-02-30T25:61:61Z',
  'el-GR',
  'en_GB',
  'EN-gb',
  '[]',
  '{}',
  '{"a":{}}',
]

/** Text that a program may stumble over. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
)

/** A part of a path: percent-encoded as it should be, or not. */
export const oddSegment: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: oddText.map((text) => encodeURIComponent(text.toWellFormed())) },
  fc.constantFrom(
    '%',
    '%zz',
    '%00',
    '%e0%a4%a',
    '%c0%ae',
    '..',
    '.',
    '',
    ';a=b',
    '%2e%2e%2f',
    'a%2fb',
    '%0d%0a',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\s#?]/g, '')),
)

/** One of what is known, and now and then something odd instead. */
export function mostly<Value>(known: readonly Value[], odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: odd })
}

/** A query with names that mean something, and values that seldom do; with its question mark, or empty. */
export const oddQuery: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      fc.constantFrom('locale', 'notice', 'short', 'paymentjobref', 'paymentref', '_rsc', '__proto__', 'x'),
      fc.oneof(oddSegment, fc.constantFrom('en-GB', 'added', 'harbour-mug/iron', '260121000000000000')),
    ),
    { maxLength: 4 },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
  .map((query) => (query ? `?${query}` : ''))

/** Characters that a header may hold, without ending its line. */
export const headerValue = (text: string) =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[^ -~¡-ÿ]/g, '')

const oddHeaderValue = fc.oneof(
  oddText.map(headerValue),
  fc.constantFrom(
    '*/*',
    'text/html',
    'gzip',
    'bytes=5-1',
    'x'.repeat(3_000),
    '\u0080\u00ff',
    '1',
    '%7B%7D',
    '[""]',
  ),
)

export const oddHeaders: fc.Arbitrary<[string, string][]> = fc.array(
  fc.tuple(
    fc.constantFrom(
      'Accept',
      'Accept-Language',
      'Authorization',
      'Content-Encoding',
      'Content-Type',
      'Expect',
      'Forwarded',
      'If-Modified-Since',
      'If-None-Match',
      'Next-Action',
      'Next-Router-Prefetch',
      'Next-Router-Segment-Prefetch',
      'Next-Router-State-Tree',
      'Next-Url',
      'Origin',
      'Range',
      'Referer',
      'RSC',
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'X-Forwarded-Proto',
      'X-HTTP-Method-Override',
      'X-Middleware-Subrequest',
      '__proto__',
    ),
    oddHeaderValue,
  ),
  { maxLength: 3 },
)
