import fc from 'fast-check'

export const prototypeNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
]

/** Numbers as JSON writes them. */
export const jsonNumbers = ['-0', '1e400', '1E-400', '-1', '0.1', '1.005', '99999999999999999999', '1e2']

const otherNumbers = ['00', '0', '.5', '+1', '0x10', 'NaN', '9'.repeat(500)]

const moments = [
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '0000-01-01T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '2026-02-30T25:61:61Z',
  '9999-12-31T23:59:59.9999999Z',
  '1',
  '99999',
]

const texts = [
  '',
  ' ',
  'null',
  '[]',
  '{}',
  '{"a":{}}',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '\ufeff',
  '\u202e',
  '🏺'.repeat(300),
  'x'.repeat(70),
  'x'.repeat(5_000),
  '%',
  '%00',
  '%e0%a4%a',
  "' or 1=1 --",
  "'; drop table payment_job; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '../../../etc/passwd',
  'a\r\nSet-Cookie: a=b',
  '//evil.example',
  'https://evil.example/',
  'https://shop.example/\r\nSet-Cookie: a=b',
  'https://shop.example/\u0000',
  'https://shop.example/ü?ü=ü#ü',
  'https://user:password@localhost:99999/',
  'http://[::1',
  'http://127.0.0.1:9/\n',
  'javascript:alert(1)',
  'data:text/html,x',
  'el-GR',
  'en_GB',
  'EN-gb',
]

/** Text that a program may stumble over. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...prototypeNames, ...texts, ...moments, ...jsonNumbers, ...otherNumbers),
  },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
  fc.webUrl(),
)

/** A part of a path: percent-encoded as it should be, or not. */
export const oddSegment: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: oddText.map((text) => encodeURIComponent(text.toWellFormed())) },
  fc.constantFrom(
    '',
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
    '%0d%0a',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\s#?]/g, '')),
)

/** Characters that a header may hold, without ending its line. */
export const headerValue = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[^ -~¡-ÿ]/g, '')

/** What is usual, and now and then something odd instead. */
export const mostly = <Value>(usual: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: odd })

/** One of what is known, if anything is, and now and then something odd instead. */
export const mostlyOf = <Value>(known: readonly Value[], odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  known.length === 0 ? odd : mostly(fc.constantFrom(...known), odd)
