import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pgSchema } from 'drizzle-orm/pg-core'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { limitsIn, rateLimitTable } from './rate-limit.ts'
import { onEveryStore } from './testing.ts'

const rateLimits = rateLimitTable(pgSchema('program'), 'rate_limits')
const { allow, uncount } = limitsIn(rateLimits)

const migrations = mkdtempSync(join(tmpdir(), 'migrations-'))
mkdirSync(join(migrations, 'meta'))
writeFileSync(
  join(migrations, '0000_limits.sql'),
  'create schema program;--> statement-breakpoint\ncreate table program.rate_limits (name text primary key, window_start timestamptz, count int)',
)
const entries = [{ idx: 0, version: '7', when: 1_700_000_000_000, tag: '0000_limits', breakpoints: true }]
writeFileSync(
  join(migrations, 'meta/_journal.json'),
  JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
)
afterAll(() => rmSync(migrations, { recursive: true }))

onEveryStore('a rate limit', { name: 'program', migrations }, (database) => {
  const perMinute = { limit: 3, windowSeconds: 60 }
  const start = new Date('2026-01-21T10:00:30Z')
  const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
  const attempt = (name: string, at = start) => allow(database(), name, perMinute, at)

  beforeEach(() => database().delete(rateLimits))

  it('allows as many as it says in a window, also when they come at the same time', async () => {
    const allowances = await Promise.all(Array.from({ length: 20 }, () => attempt('look-up')))
    expect(allowances.filter(({ isAllowed }) => isAllowed)).toHaveLength(3)
  })

  it('says when the next window begins', async () => {
    for (let count = 0; count < 3; count++) await attempt('look-up')
    expect(await attempt('look-up', after(12.5))).toEqual({ isAllowed: false, retryAfterSeconds: 48 })
    expect(await attempt('look-up', after(59.999))).toEqual({ isAllowed: false, retryAfterSeconds: 1 })
    expect(await attempt('look-up', after(60))).toEqual({ isAllowed: true })
  })

  it('keeps nothing of the day before', async () => {
    for (let count = 0; count < 3; count++) await attempt(`sign-in from ${count}`)
    await attempt('sign-in', after(24 * 3_600))
    expect(await database().$count(rateLimits)).toBe(1)
  })

  it('counts each name by itself', async () => {
    for (let count = 0; count < 3; count++) await attempt('look-up')
    expect(await attempt('sign-in')).toEqual({ isAllowed: true })
  })

  it('allows another in the place of one that did not happen, in the same window', async () => {
    for (let count = 0; count < 3; count++) await attempt('look-up')
    await uncount(database(), 'look-up', perMinute, start)
    expect(await attempt('look-up', after(1))).toMatchObject({ isAllowed: true })
    expect(await attempt('look-up', after(2))).toMatchObject({ isAllowed: false })
    for (let count = 0; count < 3; count++) await attempt('look-up', after(60))
    await uncount(database(), 'look-up', perMinute, start)
    expect(await attempt('look-up', after(61))).toMatchObject({ isAllowed: false })
  })

  it('does not begin anew for a process whose clock is behind', async () => {
    for (let count = 0; count < 2; count++) await attempt('look-up', after(60))
    expect(await attempt('look-up', after(59))).toMatchObject({ isAllowed: true })
    expect(await attempt('look-up', after(59))).toMatchObject({ isAllowed: false })
    expect(await attempt('look-up', after(61))).toMatchObject({ isAllowed: false })
  })
})
