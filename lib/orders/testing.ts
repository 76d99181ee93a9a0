import { randomUUID } from 'node:crypto'
import { onEveryStore as onEvery } from 'cashflows-postgres/testing'
import { beforeEach } from 'vitest'
import type { CashflowsClient } from '@/lib/cashflows/client'
import type { PaymentJob, PaymentJobRequest, PaymentJobResponse } from '@/lib/cashflows/contract'
import { GatewayRejected } from '@/lib/cashflows/errors'
import { type Database, shopStore } from '@/lib/database/database'
import type { OrderContext } from './context'
import type { Order } from './order'
import { newOrderNumber } from './order-number'
import { orders } from './tables'

const gatewayUrl = 'https://gateway.example'

/** A gateway in memory whose jobs a test sees and changes; it responds as the real one does when all goes well. */
export class TestGateway implements CashflowsClient {
  readonly jobs = new Map<string, PaymentJob>()
  readonly requests: PaymentJobRequest[] = []
  retrievals = 0

  async createPaymentJob(request: PaymentJobRequest): Promise<PaymentJobResponse> {
    this.requests.push(request)
    const data = this.add({
      currency: request.currency,
      amountToCollect: request.amountToCollect,
      order: { orderNumber: request.order.orderNumber },
    })
    return { data, links: { action: { url: `${gatewayUrl}/payment?ref=${data.reference}` } } }
  }

  async retrievePaymentJob(reference: string): Promise<PaymentJobResponse> {
    this.retrievals += 1
    const data = this.jobs.get(reference)
    if (!data) throw new GatewayRejected(404, [])
    return { data, links: {} }
  }

  /** Puts a job into the gateway that was not created through this client. */
  add(job: Partial<PaymentJob>): PaymentJob {
    const number = String(this.jobs.size + 1).padStart(11, '0')
    const added = {
      reference: `2101210${number}`,
      paymentStatus: 'Pending',
      currency: 'GBP',
      amountToCollect: '24.00',
      payments: [{ reference: `2101211${number}`, status: 'Pending', amountToCollect: '24.00' }],
      ...job,
    }
    this.jobs.set(added.reference, added)
    return added
  }

  /** Changes a job, as the shopper on the hosted page would. */
  change(reference: string, changes: Partial<PaymentJob>): void {
    const job = this.jobs.get(reference)
    if (!job) throw new Error(`There is no job ${reference}`)
    this.jobs.set(reference, { ...job, ...changes })
  }
}

/** The context of a test: its store, and a gateway of its own. */
export function testContext(database: Database): OrderContext & { gateway: TestGateway } {
  return {
    database,
    gateway: new TestGateway(),
    gatewayUrl,
    appUrl: 'https://shop.example',
    gatewayTimeoutMs: 30_000,
  }
}

/** Stores an order of £24.00 that is as described. */
export async function storeOrder(database: Database, values: Partial<Order> = {}): Promise<Order> {
  const [order] = await database
    .insert(orders)
    .values({
      number: newOrderNumber(),
      idempotencyKey: randomUUID(),
      checkoutId: randomUUID(),
      status: 'awaiting-payment',
      locale: 'en-GB',
      currency: 'GBP',
      delivery: 0,
      total: 2400,
      lines: [{ product: 'mug', name: 'Mug', quantity: 1, unitPrice: 2400, total: 2400 }],
      details: {
        email: 'eleni@example.com',
        firstName: 'Eleni',
        lastName: 'Papa',
        addressLine1: '1 Harbour Street',
        city: 'Whitby',
        zipCode: 'YO21 3PU',
        countryIso3166Alpha2: 'GB',
      },
      ...values,
    })
    .returning()
  if (!order) throw new Error('The order was not stored')
  return order
}

/**
 * Runs the same tests on every store that the shop can have. Each test starts with no orders.
 *
 * @param tests is given a function that returns the open database inside a test
 */
export function onEveryStore(name: string, tests: (database: () => Database) => void): void {
  onEvery(name, shopStore, (database) => {
    beforeEach(() => database().delete(orders))
    tests(database)
  })
}
