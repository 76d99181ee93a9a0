import { headerValue, oddSegment, oddText } from 'cashflows-postgres/kit/odd-values'
import fc from 'fast-check'

/** A query with names that mean something and values that do not. */
export const query = (path: string): fc.Arbitrary<string> =>
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

export const oddHeaderValue = fc.oneof(
  oddText.map(headerValue),
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

export const oddHeaders: fc.Arbitrary<[string, string][]> = fc.array(
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
