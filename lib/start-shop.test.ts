import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { database } from './database/database'
import { environment } from './environment'
import { startCheckingOrders } from './orders/check-timer'
import { startShop } from './start-shop'

vi.mock('./database/database')
vi.mock('./orders/check-timer')
vi.mock('./environment', async (original) => ({
  ...(await original<typeof import('./environment')>()),
  checkBuild: vi.fn(),
  environment: vi.fn(),
}))

const configuration = {
  appUrl: 'https://shop.example',
  cashflows: { gatewayUrl: 'https://gateway.example', environment: 'simulator' },
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)
  vi.mocked(database)
    .mockReset()
    .mockResolvedValue({} as Awaited<ReturnType<typeof database>>)
  vi.mocked(startCheckingOrders).mockReset()
  vi.mocked(environment).mockReturnValue(configuration as ReturnType<typeof environment>)
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const failing = () =>
  vi.mocked(environment).mockImplementation(() => {
    throw new Error('APP_URL must be an address')
  })

it('opens the store and checks the orders from now on', () => {
  startShop()
  expect(database).toHaveBeenCalledOnce()
  expect(startCheckingOrders).toHaveBeenCalledOnce()
})

it('begins nothing that no request waits for, where processes sleep between requests', () => {
  vi.stubEnv('VERCEL', '1')
  startShop()
  expect(database).not.toHaveBeenCalled()
  expect(startCheckingOrders).not.toHaveBeenCalled()
})

it('ends with the sentence that says what is wrong with the configuration', () => {
  failing()
  startShop()
  expect(console.error).toHaveBeenCalledWith('APP_URL must be an address')
  expect(process.exit).toHaveBeenCalledWith(1)
})

it('goes on serving static pages with a wrong configuration, where nobody could see the process end', () => {
  vi.stubEnv('VERCEL', '1')
  failing()
  startShop()
  expect(console.error).toHaveBeenCalledWith('APP_URL must be an address')
  expect(process.exit).not.toHaveBeenCalled()
})
