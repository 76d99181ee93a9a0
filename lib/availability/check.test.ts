import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { database } from '@/lib/database/database'
import { readEnvironment } from '@/lib/environment'
import { findProblem } from './check'

const { environment } = vi.hoisted(() => ({ environment: vi.fn() }))

vi.mock('@/lib/database/database')
vi.mock('@/lib/environment', async (original) => ({
  ...(await original<typeof import('@/lib/environment')>()),
  environment,
}))

type ShopDatabase = Awaited<ReturnType<typeof database>>

const execute = vi.fn(async () => [])
const isAway = () =>
  vi.mocked(database).mockRejectedValue(Object.assign(new Error(), { code: 'ECONNREFUSED' }))
const isThere = () => vi.mocked(database).mockResolvedValue({ execute } as unknown as ShopDatabase)

beforeEach(() => {
  vi.spyOn(console, 'info')
    .mockReset()
    .mockImplementation(() => {})
  vi.spyOn(console, 'error')
    .mockReset()
    .mockImplementation(() => {})
  environment.mockImplementation(() => readEnvironment({ DATABASE_URL: 'postgresql://db.example/shop' }))
  execute.mockReset().mockResolvedValue([])
  isThere()
})

afterEach(() => {
  vi.useRealTimers()
})

it('finds nothing where configuration and database are well', async () => {
  expect(await findProblem()).toBeUndefined()
  expect(execute).toHaveBeenCalledOnce()
})

it('says what is wrong with the configuration, and does not ask the database', async () => {
  environment.mockImplementation(() => readEnvironment({ APP_URL: 'https://shop.example/path' }))
  expect(await findProblem()).toMatch(/APP_URL must end after the host/)
  expect(execute).not.toHaveBeenCalled()
})

it('says that the database is away, logs it once, and finds it again when it is back', async () => {
  isAway()
  expect(await findProblem()).toMatch(/Nobody listens/)
  expect(await findProblem()).toMatch(/Nobody listens/)
  expect(console.error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('(ECONNREFUSED)'))
  isThere()
  expect(await findProblem()).toBeUndefined()
  expect(console.info).toHaveBeenCalledExactlyOnceWith('The database can be used again.')
})

it('notices a database that was open and went away', async () => {
  execute.mockRejectedValue(
    new Error('Failed query', { cause: new Error('Connection terminated unexpectedly') }),
  )
  expect(await findProblem()).toMatch(/has closed the connection/)
})

it('waits ten seconds for a server, and for an embedded database as long as it takes', async () => {
  vi.useFakeTimers()
  let open = (_store: ShopDatabase) => {}
  vi.mocked(database).mockReturnValue(new Promise((resolve) => (open = resolve)))
  const found = findProblem()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await found).toMatch(/does not respond/)

  environment.mockImplementation(() => readEnvironment({}))
  const embedded = findProblem()
  await vi.advanceTimersByTimeAsync(60_000)
  open({ execute } as unknown as ShopDatabase)
  expect(await embedded).toBeUndefined()
})

it('asks the database once for all who ask at the same time', async () => {
  await Promise.all([findProblem(), findProblem(), findProblem()])
  expect(execute).toHaveBeenCalledOnce()
})
