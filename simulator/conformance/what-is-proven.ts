import { assumptions } from '../assumptions.ts'
import type { Fact } from './fact.ts'
import type { Transcript } from './transcript.ts'

const levels = {
  proven: 'tried on an account with Cashflows, and it held',
  contradicted: 'tried on an account with Cashflows, and it did not hold',
  documented: 'from Cashflows’ own documentation, libraries or plugins',
  'documented in part': 'the same, but for what its source calls assumed',
  observed: 'from other people’s code, or inferred from samples',
  assumed: 'the simulator’s own choice',
}
type Level = keyof typeof levels

/** How well a fact is known. @param recorded undefined as long as nobody has recorded an account with Cashflows */
export function levelOf({ what, source }: Fact, recorded: Transcript | undefined): Level {
  const outcome = recorded?.facts.find((fact) => fact.what === what)?.outcome
  if (outcome === 'held') return 'proven'
  if (outcome === 'broken') return 'contradicted'
  const isAssumed = /\bassumed\b/.test(source)
  if (/\b(S|OD|OA|OL)\b/.test(source)) return isAssumed ? 'documented in part' : 'documented'
  return /\b(AE|3P|INF)\b/.test(source) ? 'observed' : 'assumed'
}

/** The page docs/what-is-proven.md: a row for each fact, and one for each assumption. */
export function whatIsProven(facts: Record<string, Fact[]>, recorded: Transcript | undefined): string {
  const all = Object.values(facts).flat()
  const counts = Object.entries(levels).map(([level, meaning]) => {
    const count = all.filter((fact) => levelOf(fact, recorded) === level).length
    return [level, String(count), meaning]
  })
  const subjects = Object.entries(facts).flatMap(([subject, rows]) => [
    '',
    `## ${subject}`,
    '',
    ...table([
      ['fact', 'known', 'source'],
      ...rows.map((fact) => [fact.what, levelOf(fact, recorded), fact.source]),
    ]),
  ])
  return [
    '# What is proven of the gateway',
    '',
    'Made from the table of facts in `simulator/conformance/facts` by `npm run conformance --workspace cashflows-simulator -- --document`: edit',
    `that table, not this page. The simulator keeps all ${all.length} of them, which \`npm test\` tries. ${
      recorded
        ? `Those called proven were tried on ${recorded.host} on ${recorded.recordedOn}.`
        : 'None has been tried on an account with Cashflows yet.'
    }`,
    '',
    ...table([['known', 'facts', 'what that means'], ...counts]),
    '',
    'Whoever has an account with Cashflows can change that: `npm run conformance --workspace cashflows-simulator -- --record` tries what can be tried from outside',
    'and writes a transcript without secrets and data of persons; see [the simulator](../simulator/docs/exactness.md#what-is-exact).',
    '',
    'Sources: S the quick start, OD other documentation pages, OA the gateway’s OpenAPI document of 2021 and 2022, OL Cashflows’',
    'libraries and plugins (OL-php that of 2019), AE a third party’s reading of the reference, 3P published code of merchants, INF',
    'inferred from samples; H, M and L say how sure that is.',
    ...subjects,
    '',
    '## Assumed values',
    '',
    'What `simulator/assumptions.ts` holds, which says more of each. Those of `settings` are what a new configuration starts with.',
    '',
    ...table([['assumption', 'value'], ...valuesOf(assumptions)]),
    '',
  ].join('\n')
}

/** Each assumption by its path, such as `portal.lockOutMs`, with its value in words. */
function valuesOf(group: object, path = ''): string[][] {
  return Object.entries(group).flatMap(([name, value]) =>
    typeof value === 'object' && !Array.isArray(value)
      ? valuesOf(value, `${path}${name}.`)
      : [[`\`${path}${name}\``, inWords(value)]],
  )
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, member]) => `${name} ${member}`)
    .join(' ')
}

/** A table whose columns stand below each other, as the formatter of this project writes them. */
function table(rows: string[][]): string[] {
  const cells = rows.map((row) => row.map((text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')))
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: string[]) =>
    `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = cells
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)]
}
