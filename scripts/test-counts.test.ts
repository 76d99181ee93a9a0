import { expect, it } from 'vitest'
import { addCounts, playwrightCounts, summary, vitestCounts } from './test-counts'

it('reads the counts of a vitest report', () => {
  const report = {
    numTotalTests: 10,
    numPassedTests: 6,
    numFailedTests: 2,
    numPendingTests: 1,
    numTodoTests: 1,
  }
  expect(vitestCounts(report)).toEqual({ passed: 6, failed: 2, skipped: 2 })
})

it('reads the counts of a Playwright report, where a flaky test is a failed one', () => {
  const report = { stats: { expected: 20, unexpected: 1, flaky: 1, skipped: 3, duration: 1 } }
  expect(playwrightCounts(report)).toEqual({ passed: 20, failed: 2, skipped: 3 })
})

it('counts nothing where a run broke before it wrote its report', () => {
  expect(vitestCounts({})).toEqual({ passed: 0, failed: 0, skipped: 0 })
  expect(playwrightCounts({})).toEqual({ passed: 0, failed: 0, skipped: 0 })
})

it('adds unit and end-to-end tests together', () => {
  const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })
  expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33 })
})

it('sums up in one line, and names skipped tests only when there are any', () => {
  expect(summary({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
  expect(summary({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped')
})
