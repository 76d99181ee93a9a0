import { expect, it } from 'vitest'
import { dayAfter, dayOf, nextMidnight, startOfDay } from './business-day.ts'

it.each([
  ['2026-01-15', '2026-01-15T00:00:00.000Z'],
  ['2026-07-15', '2026-07-14T23:00:00.000Z'],
  ['2026-03-29', '2026-03-29T00:00:00.000Z'],
  ['2026-03-30', '2026-03-29T23:00:00.000Z'],
  ['2026-10-25', '2026-10-24T23:00:00.000Z'],
  ['2026-10-26', '2026-10-26T00:00:00.000Z'],
])('begins %s in London at %s', (day, moment) => {
  expect(startOfDay(day).toISOString()).toBe(moment)
  expect(dayOf(startOfDay(day))).toBe(day)
  expect(dayOf(new Date(startOfDay(day).getTime() - 1))).toBe(dayAfter(day, -1))
})

it.each([
  ['2026-03-28T23:59:59Z', '2026-03-29T00:00:00.000Z'],
  ['2026-03-29T12:00:00Z', '2026-03-29T23:00:00.000Z'],
  ['2026-10-24T23:30:00Z', '2026-10-26T00:00:00.000Z'],
  ['2026-12-31T18:00:00Z', '2027-01-01T00:00:00.000Z'],
])('finds the midnight that comes after %s, also on the days with 23 and 25 hours', (now, midnight) => {
  expect(nextMidnight(new Date(now)).toISOString()).toBe(midnight)
})
