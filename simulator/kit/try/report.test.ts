import { parseXml } from '@rgrove/parse-xml'
import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import type { Check } from './check.ts'
import { isGreen, junitReport, type Report, resultLines, summary } from './report.ts'
import { reportPage } from './report-page.tsx'
import { checkGroups, type Result } from './try-shop.ts'

const check: Check = {
  id: 'paid',
  title: 'A shopper <pays> & "returns"',
  does: 'Pays.',
  expected: 'Says so.',
  why: 'Money.',
  run: async () => {},
}
const passed: Result = { group: 'Shoppers', check, outcome: 'passed', seconds: 1 }
const failed: Result = { ...passed, outcome: 'failed', finding: 'It said “no” <script>\u0000' }
const leftOut: Result = { ...passed, outcome: 'left out', finding: 'It needs a refund.' }

const report = (...results: Result[]): Report => ({
  shop: 'Teapots & Co',
  address: 'http://localhost:3000',
  gateway: 'http://localhost:4000',
  at: new Date('2026-11-26T12:00:00Z'),
  results,
})

describe('the report', () => {
  it('is green when something was tried and nothing failed', () => {
    expect(isGreen(report(passed, leftOut))).toBe(true)
    expect(isGreen(report(passed, failed))).toBe(false)
    expect(isGreen(report(leftOut))).toBe(false)
  })

  it('says in words what the shop did, what it should have done and why it matters', () => {
    const lines = resultLines(failed)
    for (const said of [check.title, failed.finding, check.expected, check.why]) expect(lines).toContain(said)
    expect(summary(report(passed, failed, leftOut))).toBe(
      'Teapots & Co failed 1 of 2 checks. 1 check was left out.',
    )
    expect(summary(report(passed))).toBe('Teapots & Co passed all 1 checks.')
  })

  it('is XML that CI systems read, whatever a shop has said', () => {
    const { root } = parseXml(junitReport(report(passed, failed, leftOut)))
    const suites = root?.toJSON()
    expect(suites).toMatchObject({
      name: 'testsuites',
      attributes: { tests: '3', failures: '1', skipped: '1' },
    })
    expect(JSON.stringify(suites)).toContain('It said “no” <script>')
  })

  it('is a page that shows what failed first, without running what a shop has said', () => {
    const page = reportPage(report(passed, failed, leftOut))
    expect(page).toMatch(/^<!doctype html><html lang="en-GB">/)
    expect(page).not.toContain('<script>')
    expect(parseDocument(page).children.length).toBeGreaterThan(1)
    expect(page.indexOf('To be mended')).toBeLessThan(page.indexOf('<h2>Shoppers'))
    expect(reportPage(report(passed))).not.toContain('To be mended')
  })
})

it('every check has a name of its own, and says all that the report says of it', () => {
  const checks = checkGroups.flatMap((group) => group.checks)
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
  expect(new Set(checks.map(({ title }) => title)).size).toBe(checks.length)
  for (const { title, does, expected, why } of checks)
    for (const text of [title, does, expected, why]) expect(text).not.toBe('')
})
