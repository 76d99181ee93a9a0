import { DrizzleQueryError } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { log } from './log'

const printed = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

beforeEach(() => {
  for (const level of ['info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation(printed[level].mockReset())
  }
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

it('writes JSON in production, with the order and the references by name', () => {
  vi.stubEnv('NODE_ENV', 'production')
  log.warn({ orderNumber: 'S-1', paymentJob: '210' }, 'The payment job is not cancelled.')
  expect(JSON.parse(printed.warn.mock.lastCall?.[0])).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    orderNumber: 'S-1',
    paymentJob: '210',
    msg: 'The payment job is not cancelled.',
  })
})

it('writes the sentence alone where people read it', () => {
  log.error({ orderNumber: 'S-1' }, 'Order S-1 could not be reconciled.')
  expect(printed.error).toHaveBeenCalledExactlyOnceWith('Order S-1 could not be reconciled.')
})

it('says why a query failed, and not with which values', () => {
  vi.stubEnv('NODE_ENV', 'production')
  const cause = Object.assign(new Error('duplicate key value violates unique constraint'), { code: '23505' })
  const values = ['alex@shop.example', '1 High Street']
  log.error({ err: new DrizzleQueryError('insert into orders values ($1, $2)', values, cause) }, 'It failed.')
  const line = String(printed.error.mock.lastCall?.[0])
  expect(JSON.parse(line).err).toMatchObject({ code: '23505', message: cause.message })
  for (const value of values) expect(line).not.toContain(value)
})
