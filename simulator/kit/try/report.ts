import type { Result } from './try-shop.ts'

/** What came of trying a shop, to be written down. */
export interface Report {
  shop: string
  address: string
  /** What it was tried with. */
  gateway: string
  at: Date
  results: readonly Result[]
}

export const signs: Record<Result['outcome'], string> = { passed: '✓', failed: '✗', 'left out': '–' }

/** How many checks came out in a way. */
export const count = ({ results }: Pick<Report, 'results'>, outcome: Result['outcome']): number =>
  results.filter((result) => result.outcome === outcome).length

/** Whether the shop did as it should in all that was tried, and anything was. */
export const isGreen = (report: Pick<Report, 'results'>): boolean =>
  count(report, 'failed') === 0 && count(report, 'passed') > 0

/** One result, as a line of the terminal, with what there is to say of it. */
export function resultLines({ check, outcome, finding, seconds }: Result): string {
  const start = `${signs[outcome]} ${check.title} (${check.id}`
  if (outcome === 'left out') return `${start}): left out. ${finding}`
  const line = `${start}, ${seconds.toFixed(1)} s)`
  if (outcome === 'passed') return line
  return [
    line,
    `    What the shop did    ${finding}`,
    `    What it should do    ${check.expected}`,
    `    Why it matters       ${check.why}`,
  ].join('\n')
}

/** All of it in a sentence. */
export function summary(report: Report): string {
  const [passed, failed, leftOut] = [
    count(report, 'passed'),
    count(report, 'failed'),
    count(report, 'left out'),
  ]
  const rest = leftOut > 0 ? ` ${leftOut} ${leftOut === 1 ? 'check was' : 'checks were'} left out.` : ''
  if (failed > 0) return `${report.shop} failed ${failed} of ${passed + failed} checks.${rest}`
  return passed > 0 ? `${report.shop} passed all ${passed} checks.${rest}` : 'Nothing was tried.'
}

/** The report as JUnit's XML, which CI systems read. */
export function junitReport(report: Report): string {
  const { shop, at, results } = report
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0).toFixed(3)
  const counts = `tests="${results.length}" failures="${count(report, 'failed')}" errors="0" skipped="${count(report, 'left out')}" time="${seconds}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${quoted(shop)} ${counts}>`,
    `  <testsuite name=${quoted(shop)} ${counts} timestamp="${at.toISOString().slice(0, 19)}">`,
    ...results.map(testCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function testCase({ group, check, outcome, finding = '', seconds }: Result): string {
  const start = `    <testcase classname=${quoted(group)} name=${quoted(check.title)} time="${seconds.toFixed(3)}"`
  if (outcome === 'passed') return `${start}/>`
  const inner =
    outcome === 'left out'
      ? `<skipped message=${quoted(finding)}/>`
      : `<failure message=${quoted(finding)}>${escaped(`What it should do: ${check.expected}\nWhy it matters: ${check.why}`)}</failure>`
  return `${start}>${inner}</testcase>`
}

const quoted = (text: string) => `"${escaped(text).replaceAll('\n', '&#10;')}"`

/** Text for XML, without the characters that it cannot hold. */
const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 allows only these three of them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
