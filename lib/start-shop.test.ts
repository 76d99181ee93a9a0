import { DirectoryInUse } from 'cashflows-postgres'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setProblemCheck } from './availability/known-problem'
import { database } from './database/database'
import { checkBuild, environment } from './environment'
import { startTimers } from './scheduled-jobs/timers'
import { startShop } from './start-shop'

vi.mock('./availability/check')
vi.mock('./availability/known-problem')
vi.mock('./database/database')
vi.mock('./scheduled-jobs/timers')
vi.mock('./environment', async (original) => ({
  ...(await original<typeof import('./environment')>()),
  checkBuild: vi.fn(),
  environment: vi.fn(),
}))

const renderEmail = vi.fn()

const configuration = {
  appUrl: 'https://shop.example',
  cashflows: { gatewayUrl: 'https://gateway.example', environment: 'simulator' },
}

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)
  vi.mocked(database)
    .mockReset()
    .mockResolvedValue({} as Awaited<ReturnType<typeof database>>)
  vi.mocked(startTimers).mockReset()
  vi.mocked(setProblemCheck).mockReset()
  vi.mocked(checkBuild).mockReset()
  vi.mocked(environment).mockReturnValue(configuration as ReturnType<typeof environment>)
})

afterEach(() => {
  for (const log of [process.stdout, process.stderr]) log.removeAllListeners('error')
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const failing = () =>
  vi.mocked(environment).mockImplementation(() => {
    throw new Error('APP_URL must be an address')
  })

it('opens the store and checks the orders from now on', () => {
  startShop(renderEmail)
  expect(database).toHaveBeenCalledOnce()
  expect(startTimers).toHaveBeenCalledOnce()
})

it.each([
  ['in production where nobody has said the address of the shop', true, false, 1],
  ['not in production where it is known', true, true, 0],
  ['not in development', false, false, 0],
])('warns %s', (_where, isProduction, isAppUrlKnown, times) => {
  const known = { ...configuration, appUrl: 'http://localhost:3000', isProduction, isAppUrlKnown }
  vi.mocked(environment).mockReturnValue(known as ReturnType<typeof environment>)
  startShop(renderEmail)
  expect(console.warn).toHaveBeenCalledTimes(times)
  if (times > 0) expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('APP_URL is not set'))
})

it('begins nothing that no request waits for, where processes sleep between requests', () => {
  vi.stubEnv('VERCEL', '1')
  startShop(renderEmail)
  expect(database).not.toHaveBeenCalled()
  expect(startTimers).not.toHaveBeenCalled()
  expect(setProblemCheck).not.toHaveBeenCalled()
})

it('says in the log what is wrong with the configuration, and goes on to serve the static pages', () => {
  failing()
  startShop(renderEmail)
  expect(console.error).toHaveBeenCalledWith('APP_URL must be an address')
  expect(process.exit).not.toHaveBeenCalled()
  expect(database).not.toHaveBeenCalled()
  expect(setProblemCheck).toHaveBeenCalledOnce()
})

it('goes on when nobody reads its log any more', () => {
  startShop(renderEmail)
  for (const log of [process.stdout, process.stderr])
    expect(() => log.emit('error', new Error('write EPIPE'))).not.toThrow()
})

describe('a build for another environment, whose static pages would be wrong', () => {
  beforeEach(() => {
    vi.mocked(checkBuild).mockImplementation(() => {
      throw new Error('Build again')
    })
  })

  it('does not start', () => {
    startShop(renderEmail)
    expect(console.error).toHaveBeenCalledWith('Build again')
    expect(process.exit).toHaveBeenCalledWith(1)
  })

  it('says so in the log, where nobody could see the process end', () => {
    vi.stubEnv('VERCEL', '1')
    startShop(renderEmail)
    expect(console.error).toHaveBeenCalledWith('Build again')
    expect(process.exit).not.toHaveBeenCalled()
  })
})

it('ends where another process has the folder of the embedded database', async () => {
  vi.mocked(database).mockRejectedValue(new DirectoryInUse('In use by process 7.'))
  startShop(renderEmail)
  await vi.waitFor(() => expect(process.exit).toHaveBeenCalledWith(1))
  expect(console.error).toHaveBeenCalledWith('In use by process 7.')
})

it('goes on where the database is away, which may come back', async () => {
  vi.mocked(database).mockRejectedValue(new Error('connect ECONNREFUSED'))
  startShop(renderEmail)
  await vi.mocked(database).mock.results[0]?.value.catch(() => {})
  expect(process.exit).not.toHaveBeenCalled()
  expect(startTimers).toHaveBeenCalledOnce()
})
