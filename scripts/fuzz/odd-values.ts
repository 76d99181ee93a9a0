import { headerValue, oddSegment, oddText } from 'cashflows-postgres/kit/odd-values'
import fc from 'fast-check'

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
