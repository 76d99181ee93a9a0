import fc from 'fast-check'
import { oddText } from './odd-values.ts'

/** A part of a path: percent-encoded as it should be, or not. */
export const oddSegment: fc.Arbitrary<string> = fc.oneof(
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

/** Bytes that a header may hold, without ending the line. */
export const oddHeaderValue = fc.oneof(
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

/** One of what is known, and now and then something odd instead. */
export const oneOfMostly = (known: string[], odd: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  known.length === 0
    ? odd
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: odd })
