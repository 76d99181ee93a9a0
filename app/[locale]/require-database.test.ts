import { connection } from 'next/server'
import { beforeEach, expect, it, vi } from 'vitest'
import { findProblem } from '@/lib/availability/check'
import { isCheckedByProxy } from '@/lib/availability/known-problem'
import { requireDatabase } from './require-database'

vi.mock('next/server')
vi.mock('@/lib/availability/check')
vi.mock('@/lib/availability/known-problem')

beforeEach(() => {
  vi.mocked(connection).mockReset().mockResolvedValue(undefined)
  vi.mocked(isCheckedByProxy).mockReturnValue(false)
  vi.mocked(findProblem).mockReset().mockResolvedValue(undefined)
})

it('lets a page be rendered where the shop can take orders', async () => {
  await requireDatabase('/en-GB/cart')
  expect(findProblem).toHaveBeenCalledOnce()
})

it('leads to what says that it cannot, and from there back', async () => {
  vi.mocked(findProblem).mockResolvedValue('The database is away.')
  await expect(requireDatabase('/en-GB/cart')).rejects.toMatchObject({
    digest: expect.stringContaining('/api/unavailable?page=%2Fen-GB%2Fcart'),
  })
})

it('does not look again where the proxy has looked', async () => {
  vi.mocked(isCheckedByProxy).mockReturnValue(true)
  await requireDatabase('/en-GB/cart')
  expect(findProblem).not.toHaveBeenCalled()
})

it('looks when there is a request, and not while the shop is built', async () => {
  vi.mocked(findProblem).mockResolvedValue('The database is away.')
  vi.mocked(connection).mockRejectedValue(new Error('There is no request.'))
  await expect(requireDatabase('/en-GB/cart')).rejects.toThrow('There is no request.')
  expect(findProblem).not.toHaveBeenCalled()
})
