import { afterEach, expect, it, vi } from 'vitest'
import { countsOf, printReport } from './report'
import type { ChaosResult } from './run'

const options = { payments: 1, seed: 1, concurrency: 1, kills: 0 }
const payment = {
  email: 'shopper-1@example.com',
  orderNumber: 'A-1',
  jobReference: '1',
  paymentReference: '2',
  currency: 'GBP',
  held: 100,
  captures: 1,
}
const quiet: ChaosResult = {
  payments: [payment],
  orders: [],
  limited: { stockKey: 'cup', pieces: 1, available: 1 },
  attention: {},
  unchecked: [],
  visits: [],
  offences: [],
  kills: [],
  crashes: [],
  outbox: [],
  emails: 1,
  repeatedEmails: 0,
  shoppingSeconds: 1,
  reconcilingSeconds: 1,
  logs: '',
}

afterEach(() => {
  vi.restoreAllMocks()
})

function failuresIn(result: ChaosResult): string[] {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  printReport(options, result)
  return log.mock.calls.map(([line]) => String(line)).filter((line) => line.startsWith('FAILED'))
}

it('says nothing of failures when every check passed', () => {
  expect(failuresIn(quiet)).toEqual([])
  expect(countsOf(quiet).failed).toBe(0)
})

it('names each check that failed in a line at its end', () => {
  const result: ChaosResult = {
    ...quiet,
    payments: [],
    unchecked: ['A-7'],
    offences: [{ kind: 'phantom', what: 'order A-1 is paid' }],
  }
  expect(failuresIn(result)).toEqual([
    'FAILED phantom: the shop calls an order paid for which the gateway holds nothing (1)',
    'FAILED the shop could not check orders A-7',
    'FAILED nobody paid',
  ])
  expect(countsOf(result).failed).toBe(3)
})
