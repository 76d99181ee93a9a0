import fc from 'fast-check'

const prototypeNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']

const texts = [
  ...prototypeNames,
  '',
  ' ',
  'null',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '\ufeff',
  '\u202e',
  '🏺'.repeat(300),
  'x'.repeat(70),
  'x'.repeat(5_000),
  '%00',
  '%',
  '%e0%a4%a',
  "'; drop table payment_job; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
  '../../../etc/passwd',
  'https://shop.example/\r\nSet-Cookie: a=b',
  'https://shop.example/\u0000',
  'https://shop.example/ü?ü=ü#ü',
  'https://user:password@localhost:99999/',
  'http://[::1',
  'http://127.0.0.1:9/\n',
  'javascript:alert(1)',
  'data:text/html,x',
]

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

const numbers = [
  '-0',
  '1e400',
  '1E-400',
  '-1',
  '0.1',
  '1.005',
  '99999999999999999999',
  '1e2',
  '00',
  '.5',
  '+1',
  '0x10',
  'NaN',
  '9'.repeat(500),
]

/** Text that a program may stumble over. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts, ...moments, ...numbers) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 20 }),
  fc.webUrl(),
)

/** Stands for a number that is written into the JSON as it is, though no program would write it so. */
const rawNumber = fc.constantFrom(...numbers.slice(0, 8), '1.50', '1e-7').map((digits) => `@@raw:${digits}@@`)

/** A value of any type, as JSON has them. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 2, arbitrary: rawNumber },
  fc.constantFrom(null, true, false, [], {}, [[]], [null], { a: {} }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(fc.constantFrom(...prototypeNames, 'a'), fc.string({ maxLength: 5 }), { maxKeys: 3 }),
  fc.array(oddText, { maxLength: 4 }),
)

/** JSON of a value, in which the numbers that stand for themselves are written. */
export const writeJson = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replace(/"@@raw:([^"@]*)@@"/g, '$1')
