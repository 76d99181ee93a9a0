import { expect, it, vi } from 'vitest'
import { findProblem } from '@/lib/availability/check'
import { GET } from './route'

vi.mock('@/lib/availability/check')

const ask = () => GET(new Request('http://localhost:3000/api/health'))

it('says that the shop can take orders', async () => {
  const response = await ask()
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({ status: 'ok' })
})

it('says what is wrong where it cannot', async () => {
  vi.mocked(findProblem).mockResolvedValue('The database is away.')
  const response = await ask()
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ problem: 'The database is away.' })
})
