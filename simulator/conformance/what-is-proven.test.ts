import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { assumptions } from '../assumptions.ts'
import { packageFile } from '../package-files.ts'
import type { Fact } from './fact.ts'
import { facts } from './facts/facts.ts'
import { transcript } from './transcript.ts'
import { levelOf, whatIsProven } from './what-is-proven.ts'

const factOf = (source: string): Fact => ({ what: 'It is so', source, ask: async () => 1, expected: 1 })
const recorded = (outcome: 'held' | 'broken') => ({
  recordedOn: '2026-11-26',
  host: 'gateway-int.cashflows.com',
  facts: [{ subject: 'All', what: 'It is so', outcome, exchanges: [] }],
})

it.each([
  ['S OA H', undefined, 'documented'],
  ['OL-php L; that the name is read from them is assumed', undefined, 'documented in part'],
  ['3P M', undefined, 'observed'],
  ['assumed', undefined, 'assumed'],
  ['assumed', recorded('held'), 'proven'],
  ['S H', recorded('broken'), 'contradicted'],
] as const)('a fact known from %s is called %3$s', (source, of, level) => {
  expect(levelOf(factOf(source), of)).toBe(level)
})

const page = () => readFileSync(packageFile('../docs/what-is-proven.md'), 'utf8')

it('the page has a row for each assumption, and none for what is no assumption', () => {
  const pathsOf = (group: object, path: string[] = []): string[] =>
    Object.entries(group).flatMap(([name, value]) =>
      value instanceof Object && !Array.isArray(value)
        ? pathsOf(value, [...path, name])
        : [[...path, name].join('.')],
    )
  const [, section = ''] = page().split('## Assumed values')
  const rows = [...section.matchAll(/^\| `([\w.]+)` /gm)].map(([, name]) => name)
  expect(rows).toEqual(pathsOf(assumptions))
})

it('the page says of each fact in the table how well it is known; `npm run conformance -- --document` writes it', () => {
  const file = packageFile('conformance/transcript.json')
  const kept = existsSync(file) ? transcript.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  expect(page()).toBe(whatIsProven(facts, kept))
})
