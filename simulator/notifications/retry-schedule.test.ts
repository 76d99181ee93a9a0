import { expect, it } from 'vitest'
import { nextAttempt } from './retry-schedule.ts'

const created = new Date('2026-01-01T00:00:00Z')

/** Every attempt, in minutes since the notification was written. */
function attempts(): number[] {
  const minutes: number[] = []
  for (let at: Date | null = created; at; at = nextAttempt(created, at)) {
    minutes.push((at.getTime() - created.getTime()) / 60_000)
  }
  return minutes
}

it('tries every minute for the first hour', () => {
  expect(attempts().slice(0, 61)).toEqual(Array.from({ length: 61 }, (_, minute) => minute))
})

it('then tries daily for a week, then weekly until a month has passed', () => {
  const days = attempts()
    .slice(61)
    .map((minutes) => Math.floor(minutes / (24 * 60)))
  expect(days).toEqual([1, 2, 3, 4, 5, 6, 7, 14, 21, 28])
})

it('counts from the last attempt when that came late', () => {
  const late = new Date('2026-01-03T12:00:00Z')
  expect(nextAttempt(created, late)).toEqual(new Date('2026-01-04T12:00:00Z'))
})

it('gives up after a month', () => {
  expect(nextAttempt(created, new Date('2026-01-31T00:00:01Z'))).toBeNull()
})
