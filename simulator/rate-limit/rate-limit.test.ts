import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { allow } from './rate-limit.ts'
import { rateLimit } from './tables.ts'

const minute = 60_000

onEveryStore('a rate limit of the simulator', simulatorStore, (database) => {
  const start = new Date('2026-01-21T10:00:30Z')
  const after = (durationMs: number) => new Date(start.getTime() + durationMs)
  const attempt = (name: string, at = start) => allow(database(), name, { limit: 3, windowMs: minute }, at)

  beforeEach(() => database().delete(rateLimit))

  it('allows as many as it says, also when they come at the same time, and each name by itself', async () => {
    const allowed = await Promise.all(Array.from({ length: 20 }, () => attempt('sign-in')))
    expect(allowed.filter(Boolean)).toHaveLength(3)
    expect(await attempt('look-up')).toBe(true)
  })

  it('begins anew when the first time is a window ago', async () => {
    for (let count = 0; count < 3; count++) await attempt('sign-in', after(count * 1_000))
    expect(await attempt('sign-in', after(minute - 1))).toBe(false)
    expect(await attempt('sign-in', after(minute))).toBe(true)
  })

  it('keeps nothing of the day before', async () => {
    for (let count = 0; count < 3; count++) await attempt(`sign-in from ${count}`)
    await attempt('sign-in', after(24 * 60 * minute))
    expect(await database().$count(rateLimit)).toBe(1)
  })
})
