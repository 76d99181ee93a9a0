import { expect, it, vi } from 'vitest'
import { findProblem } from './check'
import { orUnavailable } from './unavailable-handler'

vi.mock('./check')

const request = new Request('http://localhost:3000/api/cart')

it('passes on what the handler answers, and asks for no problem', async () => {
  const answer = new Response('well')
  expect(await orUnavailable(async () => answer)(request)).toBe(answer)
  expect(findProblem).not.toHaveBeenCalled()
})

it('answers 503 in JSON where the shop can take no orders', async () => {
  vi.mocked(findProblem).mockResolvedValue('The database is away.')
  const response = await orUnavailable(() => Promise.reject(new Error('connect')))(request)
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ problem: 'The database is away.' })
})

it('throws what has another reason', async () => {
  vi.mocked(findProblem).mockResolvedValue(undefined)
  const error = new Error('a mistake')
  await expect(orUnavailable(() => Promise.reject(error))(request)).rejects.toBe(error)
})
