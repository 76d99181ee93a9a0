import { expect, it } from 'vitest'
import { inBatches } from './batching.ts'

it('hands on together what came while an earlier call was under way, and gives each its own result', async () => {
  const batches: (readonly number[])[] = []
  const double = inBatches(async (items: readonly number[]) => {
    batches.push(items)
    return items.map((item) => item * 2)
  })
  const first = double(1)
  await Promise.resolve().then(() => {})
  const rest = [double(2), double(3)]
  expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6])
  expect(batches.flat()).toEqual([1, 2, 3])
  expect(batches.length).toBeLessThan(3)
})

it('rejects every call of a batch that failed, and goes on with the next', async () => {
  let fails = true
  const call = inBatches(async (items: readonly string[]) => {
    if (fails) throw new Error('The store is gone.')
    return [...items]
  })
  await expect(Promise.all([call('a'), call('b')])).rejects.toThrow('The store is gone.')
  fails = false
  expect(await call('c')).toBe('c')
})
