import { expect, it } from 'vitest'
import { coalesce } from './coalesce'

/** Work that ends when it is told to. */
function controlled() {
  const begun: { end: (result: number) => void; fail: () => void }[] = []
  const work = () =>
    new Promise<number>((resolve, reject) =>
      begun.push({ end: resolve, fail: () => reject(new Error('no')) }),
    )
  return { begun, work }
}

/** Until everything that follows from what has happened has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('gives every call a result of work that began after it, with one under way and one waiting', async () => {
  const share = coalesce<number>()
  const { begun, work } = controlled()
  const first = share('a', work)
  const waiting = [share('a', work), share('a', work), share('a', work)]
  expect(begun).toHaveLength(1)
  begun[0]?.end(1)
  expect(await first).toBe(1)
  await settled()
  expect(begun).toHaveLength(2)
  const late = share('a', work)
  begun[1]?.end(2)
  expect(await Promise.all(waiting)).toEqual([2, 2, 2])
  await settled()
  expect(begun).toHaveLength(3)
  begun[2]?.end(3)
  expect(await late).toBe(3)
})

it('goes on after work that failed', async () => {
  const share = coalesce<number>()
  const { begun, work } = controlled()
  const first = share('a', work)
  const second = share('a', work)
  begun[0]?.fail()
  await expect(first).rejects.toThrow('no')
  await settled()
  begun[1]?.end(2)
  expect(await second).toBe(2)
})

it('begins at once when nothing is under way any more, and for each key by itself', async () => {
  const share = coalesce<number>()
  const { begun, work } = controlled()
  const first = share('a', work)
  const other = share('b', work)
  expect(begun).toHaveLength(2)
  begun[0]?.end(1)
  expect(await first).toBe(1)
  const second = share('a', work)
  expect(begun).toHaveLength(3)
  begun[1]?.end(2)
  begun[2]?.end(3)
  expect(await Promise.all([other, second])).toEqual([2, 3])
})
