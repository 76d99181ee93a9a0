import type { Postgres } from 'cashflows-postgres'
import { openSimulator, type Simulator } from 'cashflows-simulator'
import { afterEach, expect, it, vi } from 'vitest'
import { configurationProblem } from '@/lib/availability/problem'
import { postgres } from '@/lib/database/database'
import { ConfigurationError, readEnvironment } from '@/lib/environment'
import { mountedSimulator } from './mounted-simulator'

const variables = vi.hoisted(() => ({ value: {} }))
vi.mock('cashflows-simulator', async (original) => ({
  ...(await original<typeof import('cashflows-simulator')>()),
  openSimulator: vi.fn(),
}))
vi.mock('@/lib/database/database', () => ({ postgres: vi.fn() }))
vi.mock('@/lib/environment', async (original) => {
  const actual = await original<typeof import('@/lib/environment')>()
  return { ...actual, environment: () => readEnvironment(variables.value) }
})

afterEach(() => {
  vi.mocked(postgres).mockReset()
  vi.unstubAllEnvs()
})

it('is in the shop where it is its gateway', async () => {
  vi.mocked(postgres).mockRejectedValue(new Error('It opens the store.'))
  await expect(mountedSimulator()).rejects.toThrow('It opens the store.')
})

it('is not where the shop has another gateway, also a simulator of its own with the guard that this one would lack', async () => {
  variables.value = { CASHFLOWS_GATEWAY_URL: 'http://simulator:4000' }
  expect(await mountedSimulator()).toBeUndefined()
  expect(postgres).not.toHaveBeenCalled()
})

it('says which of its own variables is wrong as the shop says it of its own', async () => {
  variables.value = {}
  vi.stubEnv('PORTAL_EMAIL', 'owner@shop.example')
  vi.stubEnv('PORTAL_PASSWORD', 'short')
  vi.mocked(postgres).mockResolvedValue({} as Postgres)
  const opened = mountedSimulator()
  await expect(opened).rejects.toThrow(ConfigurationError)
  await expect(opened).rejects.toThrow('PORTAL_PASSWORD must have at least 8 characters')
  expect(configurationProblem()).toContain('PORTAL_PASSWORD must have at least 8 characters')
  vi.stubEnv('PORTAL_PASSWORD', 'three small pots 3')
  expect(configurationProblem()).toBeUndefined()
})

it('takes no larger pictures on Vercel than get through to it there', async () => {
  variables.value = { VERCEL: '1', DATABASE_URL: 'postgresql://db.example/shop' }
  vi.stubEnv('VERCEL', '1')
  vi.mocked(postgres).mockResolvedValue({} as Postgres)
  vi.mocked(openSimulator).mockResolvedValue({} as Simulator)
  await mountedSimulator()
  const [, options] = vi.mocked(openSimulator).mock.lastCall ?? []
  expect(options?.maxPictureBytes).toBeLessThan(4.5e6)
})
