import { expect, it } from 'vitest'
import { type CheckCause, type JobCheck, withCheck } from './job-checks'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 10, minutes))

/** What is kept of questions to the gateway, a minute after each other. */
const kept = (asked: [CheckCause, string | null][]) =>
  asked.reduce<JobCheck[]>(
    (checks, [cause, status], minute) => withCheck(checks, cause, status, at(minute)),
    [],
  )

it('counts what is alike in a row, and keeps apart what differs in cause or answer', () => {
  expect(
    kept([
      ['check', 'Pending'],
      ['check', 'Pending'],
      ['notification', 'Pending'],
      ['notification', 'Paid'],
      ['check', null],
    ]),
  ).toEqual([
    { cause: 'check', from: at(0).toISOString(), until: at(1).toISOString(), times: 2, status: 'Pending' },
    {
      cause: 'notification',
      from: at(2).toISOString(),
      until: at(2).toISOString(),
      times: 1,
      status: 'Pending',
    },
    {
      cause: 'notification',
      from: at(3).toISOString(),
      until: at(3).toISOString(),
      times: 1,
      status: 'Paid',
    },
    { cause: 'check', from: at(4).toISOString(), until: at(4).toISOString(), times: 1, status: null },
  ])
})

it('keeps fifty at most, and counts all of them, however many a sender of notifications causes', () => {
  const checks = kept(
    Array.from({ length: 1000 }, (_, index) => [index % 2 ? 'check' : 'notification', `Status ${index}`]),
  )
  expect(checks).toHaveLength(50)
  expect(checks.reduce((sum, { times }) => sum + times, 0)).toBe(1000)
  expect(checks.at(-1)).toMatchObject({ cause: 'check', status: 'Status 999' })
})
