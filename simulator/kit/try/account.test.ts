import { expect, it } from 'vitest'
import { type Job, keptPayments } from './account.ts'

/** A job that was paid, and of which these amounts were given back. */
function paidJob(amountToCollect: string, currency: string, ...refunds: string[]): Job {
  const payment = {
    reference: '261121000000000002',
    status: 'Paid',
    paidAmount: amountToCollect,
    amountToCollect,
    attributes: {},
    refunds: refunds.map((amountToRefund) => ({ status: 'Refunded', amountToRefund })),
  } as const
  const order = { orderNumber: 'A-1' }
  return {
    reference: '261121000000000001',
    currency,
    amountToCollect,
    order,
    attributes: {},
    payments: [payment],
  }
}

it.each([
  ['0.80', 'GBP', ['0.70', '0.10'], 0],
  ['0.80', 'GBP', ['0.70', '0.09'], 1],
  ['80', 'JPY', ['70', '10'], 0],
  ['0.80', 'GBP', [], 1],
])('of %s %s, when %j was given back, so many payments are kept: %i', (amount, currency, refunds, kept) => {
  expect(keptPayments([paidJob(amount, currency, ...refunds)])).toHaveLength(kept)
})
