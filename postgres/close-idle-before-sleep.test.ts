import { EventEmitter } from 'node:events'
import { afterEach, expect, it, vi } from 'vitest'
import { closeIdleBeforeSleep } from './close-idle-before-sleep.ts'

const symbol = Symbol.for('@vercel/request-context')

afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(globalThis, symbol)
})

it('keeps the process awake until the pool has closed the connection that was given back last', async () => {
  vi.useFakeTimers()
  const awaited: Promise<unknown>[] = []
  const waitUntil = (work: Promise<unknown>) => awaited.push(work)
  Reflect.set(globalThis, symbol, { get: () => ({ waitUntil }) })
  const pool = new EventEmitter()
  closeIdleBeforeSleep(pool, 5000)
  let isAsleep = false

  pool.emit('release')
  await vi.advanceTimersByTimeAsync(4000)
  pool.emit('release')
  void Promise.all(awaited).then(() => {
    isAsleep = true
  })
  expect(awaited).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(5000)
  expect(isAsleep).toBe(false)
  await vi.advanceTimersByTimeAsync(100)
  expect(isAsleep).toBe(true)
})

it('starts no timer on a host whose processes do not sleep', () => {
  vi.useFakeTimers()
  const pool = new EventEmitter()
  closeIdleBeforeSleep(pool, 5000)
  pool.emit('release')
  expect(vi.getTimerCount()).toBe(0)
})
