import { randomUUID } from 'node:crypto'
import type { Order, OrderPaymentJob } from './order'
import { linkLifetimeMs } from './payment-job-request'

/** A payment job for the total of an order, of which the gateway has said nothing yet. */
export function newPaymentJob(
  { number, total, currency }: Pick<Order, 'number' | 'total' | 'currency'>,
  requestedAt: Date,
  values: Partial<OrderPaymentJob> = {},
): OrderPaymentJob {
  return {
    id: randomUUID(),
    orderNumber: number,
    requestState: 'requested',
    requestedAt,
    fingerprint: '',
    amount: total,
    currency,
    reference: null,
    actionUrl: null,
    expiresAt: new Date(requestedAt.getTime() + linkLifetimeMs),
    cancelledAt: null,
    reason: null,
    status: null,
    updatedAt: null,
    lastCheckedAt: null,
    isMismatched: false,
    payments: [],
    steps: [],
    checks: [],
    ...values,
  }
}
