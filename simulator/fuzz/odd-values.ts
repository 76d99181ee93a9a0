import { jsonNumbers, oddText, prototypeNames } from 'cashflows-postgres/kit/odd-values'
import fc from 'fast-check'

/** Stands for a number that is written into the JSON as it is, though no program would write it so. */
const rawNumber = fc.constantFrom(...jsonNumbers, '1.50', '1e-7').map((digits) => `@@raw:${digits}@@`)

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
