import { randomUUID } from 'node:crypto'
import { onEveryStore as onEvery } from 'cashflows-postgres/testing'
import { sql } from 'drizzle-orm'
import { beforeEach } from 'vitest'
import { auditLog } from '@/lib/audit-log/tables'
import type { CashflowsClient } from '@/lib/cashflows/client'
import type {
  Capture,
  CaptureRequest,
  Payment,
  PaymentJob,
  PaymentJobRequest,
  PaymentJobResponse,
  Refund,
  RefundRequest,
} from '@/lib/cashflows/contract'
import { GatewayRejected } from '@/lib/cashflows/errors'
import { exampleDetails } from '@/lib/checkout/testing'
import { type Database, shopStore } from '@/lib/database/database'
import { creditNotes, invoices } from '@/lib/invoice/tables'
import { emails } from '@/lib/outbox/tables'
import { rateLimits } from '@/lib/rate-limit/tables'
import { stock } from '@/lib/stock/tables'
import type { OrderContext } from './context'
import { newPaymentJob } from './new-payment-job'
import type { Order, OrderPaymentJob } from './order'
import { newOrderNumber, newReturnToken } from './order-number'
import { storePaymentJob } from './repository'
import { attention, orders, paymentJobs, reversals, shipments, withdrawals } from './tables'

const gatewayUrl = 'https://gateway.example'

/** A gateway in memory whose jobs a test sees and changes; it responds as the real one does when all goes well. */
export class TestGateway implements CashflowsClient {
  readonly jobs = new Map<string, PaymentJob>()
  readonly requests: PaymentJobRequest[] = []
  retrievals = 0
  private references = 0

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
    return { data: this.job(reference), links: {} }
  }

  async cancelPaymentJob(reference: string): Promise<PaymentJobResponse> {
    const { paymentStatus, payments } = this.job(reference)
    if (['Paid', 'Verified'].includes(paymentStatus)) throw invalid('PaymentStatus')
    const cancelled = payments.map((payment) =>
      ['Pending', 'Reserved'].includes(payment.status) ? { ...payment, status: 'Cancelled' } : payment,
    )
    this.change(reference, { paymentStatus: 'Cancelled', payments: cancelled })
    return { data: this.job(reference), links: {} }
  }

  async cancelPayment(jobReference: string, paymentReference: string): Promise<Payment> {
    this.changePayment(jobReference, paymentReference, { status: 'Cancelled' })
    if (this.job(jobReference).payments.at(-1)?.reference === paymentReference) {
      this.change(jobReference, { paymentStatus: 'Cancelled' })
    }
    return this.payment(jobReference, paymentReference)
  }

  async capturePayment(
    jobReference: string,
    paymentReference: string,
    request: CaptureRequest,
  ): Promise<Capture> {
    const { amountToCollect, captures, status } = this.payment(jobReference, paymentReference)
    if (status !== 'Reserved') throw invalid('PaymentStatus')
    const isFinalCapture = request.isFinalCapture ?? request.amountToCapture === undefined
    const captured = captures.map(({ amountToCapture }) => amountToCapture)
    const capture: Capture = {
      reference: this.newReference(),
      status: 'Completed',
      amountToCapture: request.amountToCapture ?? leftOf(amountToCollect, captured),
      isFinalCapture,
    }
    const paidAmount = totalOf([...captured, capture.amountToCapture])
    const paid = isFinalCapture ? { status: 'Paid', paidAmount } : {}
    this.changePayment(jobReference, paymentReference, { captures: [...captures, capture], ...paid })
    if (isFinalCapture) this.change(jobReference, { paymentStatus: 'Paid' })
    return capture
  }

  async refundPayment(
    jobReference: string,
    paymentReference: string,
    request: RefundRequest,
  ): Promise<Refund> {
    const { amountToCollect, paidAmount, refunds, status } = this.payment(jobReference, paymentReference)
    if (status !== 'Paid') throw invalid('PaymentForRefund')
    const refunded = refunds.map(({ amountToRefund }) => amountToRefund)
    const refund: Refund = {
      reference: this.newReference(),
      status: 'Completed',
      amountToRefund: request.amountToRefund ?? leftOf(paidAmount ?? amountToCollect, refunded),
      refundNumber: request.refundNumber,
    }
    this.changePayment(jobReference, paymentReference, { refunds: [...refunds, refund] })
    return refund
  }

  async listPaymentMethods(): Promise<string[]> {
    return ['Card']
  }

  async hasOrder(orderNumber: string): Promise<boolean> {
    return [...this.jobs.values()].some(({ order }) => order?.orderNumber === orderNumber)
  }

  /** Puts a job into the gateway that was not created through this client. */
  add(job: Partial<TestJob>): PaymentJob {
    const added = withPayments({
      reference: this.newReference(),
      paymentStatus: 'Pending',
      currency: 'GBP',
      amountToCollect: '24.00',
      payments: [{ reference: this.newReference(), status: 'Pending', amountToCollect: '24.00' }],
      ...job,
    })
    this.jobs.set(added.reference, added)
    return added
  }

  /** Changes a job, as the shopper on the hosted page would. */
  change(reference: string, changes: Partial<TestJob>): void {
    this.jobs.set(reference, withPayments({ ...this.job(reference), ...changes }))
  }

  private changePayment(jobReference: string, paymentReference: string, changes: Partial<Payment>): void {
    this.payment(jobReference, paymentReference)
    const payments = this.job(jobReference).payments.map((payment) =>
      payment.reference === paymentReference ? { ...payment, ...changes } : payment,
    )
    this.change(jobReference, { payments })
  }

  /** Pays a job with its newest payment, or with another one. */
  pay(reference: string, payment: Partial<TestPayment> = {}): void {
    const { payments, amountToCollect } = this.job(reference)
    const newest = payments.at(-1)
    const paid = { reference: this.newReference(), status: 'Paid', amountToCollect, ...payment }
    const earlier = newest?.status === 'Pending' ? payments.slice(0, -1) : payments
    this.change(reference, { paymentStatus: paid.status, payments: [...earlier, paid] })
  }

  private job(reference: string): PaymentJob {
    const job = this.jobs.get(reference)
    if (!job) throw new GatewayRejected(404, [])
    return job
  }

  private payment(jobReference: string, paymentReference: string): Payment {
    const payment = this.job(jobReference).payments.find(({ reference }) => reference === paymentReference)
    if (!payment) throw new GatewayRejected(404, [])
    return payment
  }

  private newReference(): string {
    this.references += 1
    return `2101210${String(this.references).padStart(11, '0')}`
  }
}

/** What a test says of a payment; everything else is as with a new one. */
type TestPayment = Pick<Payment, 'reference' | 'status' | 'amountToCollect'> & Partial<Payment>
type TestJob = Omit<PaymentJob, 'payments'> & { payments: TestPayment[] }

const withPayments = (job: TestJob): PaymentJob => ({
  ...job,
  payments: job.payments.map((payment) => ({
    paymentMethods: ['Card'],
    refunds: [],
    captures: [],
    steps: [],
    card: undefined,
    failure: undefined,
    ...payment,
  })),
})

/** Amounts are decimal texts in major units of a currency with two decimals. */
const totalOf = (amounts: readonly string[]) =>
  amounts.reduce((sum, amount) => sum + Number(amount), 0).toFixed(2)

const leftOf = (amount: string, parts: readonly string[]) =>
  (Number(amount) - Number(totalOf(parts))).toFixed(2)

const invalid = (what: string) =>
  new GatewayRejected(400, [{ code: `Invalid${what}`, message: '', parameters: [] }])

/** The context of a test: its store, and a gateway of its own. */
export function testContext(database: Database): OrderContext & { gateway: TestGateway } {
  return {
    database,
    gateway: new TestGateway(),
    gatewayUrl,
    appUrl: 'https://shop.example',
    webhookUrl: 'https://shop.example/api/cashflows/webhook',
    gatewayTimeoutMs: 30_000,
  }
}

/** Stores an order of £24.00 that is as described. */
export async function storeOrder(database: Database, values: Partial<Order> = {}): Promise<Order> {
  const [order] = await database
    .insert(orders)
    .values({
      number: newOrderNumber(),
      returnToken: newReturnToken(),
      cartId: randomUUID(),
      status: 'awaiting-payment',
      locale: 'en-GB',
      currency: 'GBP',
      delivery: 0,
      total: 2400,
      lines: [{ product: 'mug', name: 'Mug', quantity: 1, unitPrice: 2400, total: 2400 }],
      details: exampleDetails,
      ...values,
    })
    .returning()
  if (!order) throw new Error('The order was not stored')
  return order
}

/** Stores a payment job of an order of £24.00 that is as described. */
export async function storeJob(
  database: Database,
  order: Order,
  values: Partial<OrderPaymentJob> = {},
): Promise<OrderPaymentJob> {
  const job = newPaymentJob(order, new Date(), { requestState: 'created', ...values })
  await storePaymentJob(database, job)
  return job
}

/**
 * Runs the same tests on every store that the shop can have. Each test starts with no orders, and with the stock of the catalogue.
 *
 * @param tests is given a function that returns the open database inside a test
 */
export function onEveryStore(name: string, tests: (database: () => Database) => void): void {
  onEvery(name, shopStore, (database) => {
    beforeEach(async () => {
      for (const table of [
        emails,
        creditNotes,
        invoices,
        withdrawals,
        attention,
        shipments,
        reversals,
        paymentJobs,
        orders,
        stock,
        rateLimits,
      ])
        await database().delete(table)
      // Nothing of it can be deleted.
      await database().execute(sql`truncate ${auditLog}`)
    })
    tests(database)
  })
}
