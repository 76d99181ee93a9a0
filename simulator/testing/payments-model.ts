import { eq } from 'drizzle-orm'
import type { SimulatorDatabase } from '../database/database.ts'
import { notification } from '../notifications/tables.ts'
import { AlreadyCancelled, captured, NotPossible, refunded } from '../payments/actions.ts'
import { majorUnits, minorUnits } from '../payments/amount.ts'
import { jobStatus, paymentLifecycle } from '../payments/lifecycle.ts'
import { currentPayment, type Payment, type PaymentJob } from '../payments/payment-job.ts'
import { simulatedStatus } from '../payments/simulated-status.ts'
import { paymentJob } from '../payments/tables.ts'
import { jobRequest, simulatorContext } from './simulator.ts'

const currency = 'GBP'

/** What should be true of the money of one payment, kept apart from the simulator's own books. In minor units. */
interface Ledger {
  captured: bigint
  refunded: bigint
  /** How often its status has changed. */
  changes: number
}

/** A simulator that things are done to, and what must be true of it after each of them. */
export class PaymentsModel {
  readonly #ledgers = new Map<string, Ledger>()
  readonly #known = new Map<string, PaymentJob>()
  #wound = 0

  private constructor(
    private readonly database: SimulatorDatabase,
    private context: Awaited<ReturnType<typeof simulatorContext>>,
    private readonly webhookUrl: string,
  ) {}

  static async open(database: SimulatorDatabase, webhookUrl: string): Promise<PaymentsModel> {
    await database.delete(notification)
    const context = await simulatorContext(database)
    await context.configurations.set(context.configuration.configurationId, {
      autoCapture: true,
      attempts: 3,
    })
    return new PaymentsModel(database, context, webhookUrl)
  }

  get jobs(): PaymentJob[] {
    return [...this.#known.values()]
  }

  get payments() {
    return this.context.payments
  }

  /** Another process on the same store, on whose clock no time was lost. */
  async restart(): Promise<void> {
    await this.context.sender.stop()
    this.context = await simulatorContext(this.database)
    this.context.clock.wind(this.#wound)
  }

  wind(milliseconds: number): void {
    this.#wound += milliseconds
    this.context.clock.wind(milliseconds)
  }

  send(): Promise<void> {
    return this.context.sender.sendDue()
  }

  setAutoCapture(autoCapture: boolean): Promise<void> {
    return this.context.configurations.set(this.context.configuration.configurationId, { autoCapture })
  }

  /** @param status that the job is in at once, as the parameter simulatedStatus asks for it */
  async create(pence: number, status?: 'PAID' | 'RESERVED'): Promise<void> {
    const configuration = await this.context.configurations.find(this.context.configuration.configurationId)
    if (!configuration) throw new Error('The configuration is gone.')
    const amountToCollect = majorUnits(BigInt(pence), currency)
    const parameters = { webhookUrl: this.webhookUrl }
    const request = jobRequest({ amountToCollect, parameters })
    const job = await this.payments.create(configuration, request, status && simulatedStatus(status))
    this.#known.set(job.reference, { ...job, payments: [{ ...currentPayment(job), status: 'Pending' }] })
    await this.check()
  }

  /** Does something to a job. @returns whether its state allowed it */
  async attempt(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act()
      return true
    } catch (error) {
      if (error instanceof NotPossible || error instanceof AlreadyCancelled) return false
      throw error
    } finally {
      await this.check()
    }
  }

  async capture(job: PaymentJob, pence: number | undefined, isFinalCapture: boolean): Promise<void> {
    const payment = await this.current(job)
    const left = minorUnits(payment.amountToCollect, currency) - this.ledger(payment).captured
    const asked = pence === undefined ? left : BigInt(pence)
    const amountToCapture = pence === undefined ? undefined : majorUnits(asked, currency)
    const mayBe = payment.status === 'Reserved' && asked <= left
    if (mayBe) this.ledger(payment).captured += asked
    const request = { amountToCapture, isFinalCapture }
    const was = await this.attempt(() => this.payments.capture(job, payment.reference, request))
    if (was !== mayBe) throw new Error(`A capture of ${asked} of ${left} was ${was ? 'done' : 'rejected'}.`)
  }

  async refund(job: PaymentJob, pence: number | undefined): Promise<void> {
    const payment = await this.current(job)
    const ledger = this.ledger(payment)
    const left = ledger.captured - ledger.refunded
    const asked = pence === undefined ? left : BigInt(pence)
    const amountToRefund = pence === undefined ? undefined : majorUnits(asked, currency)
    const mayBe = payment.status === 'Paid' && left > 0n && asked <= left
    if (mayBe) ledger.refunded += asked
    const was = await this.attempt(() => this.payments.refund(job, payment.reference, { amountToRefund }))
    if (was !== mayBe) throw new Error(`A refund of ${asked} of ${left} was ${was ? 'done' : 'rejected'}.`)
  }

  /** Compares the store with what was true before, and with the ledgers. @throws Error that says what is wrong */
  async check(): Promise<void> {
    for (const before of this.jobs) {
      const [row] = await this.database
        .select({ job: paymentJob.document, status: paymentJob.status })
        .from(paymentJob)
        .where(eq(paymentJob.reference, before.reference))
      if (!row) throw new Error(`Job ${before.reference} is gone.`)
      this.#known.set(before.reference, row.job)
      expectSame(row.status, jobStatus(row.job.payments), 'the status that a job is searched by')
      for (const [index, payment] of row.job.payments.entries()) {
        this.checkChange(before.payments[index], payment)
        this.checkMoney(row.job, payment)
      }
      if (row.job.payments.length < before.payments.length) throw new Error('A payment is gone.')
    }
  }

  /** Every notification there was, for the payment of each change. */
  async expectNotified(acknowledged: readonly string[], hasRejected: boolean): Promise<void> {
    const rows = await this.database.select().from(notification).orderBy(notification.id)
    for (const { payments } of this.jobs) {
      for (const { reference } of payments) {
        const own = rows.filter(({ paymentReference }) => paymentReference === reference)
        const { changes } = this.ledgers(reference)
        expectSame(own.length, changes, 'the number of notifications')
        if (own.some(({ state }) => state === 'waiting')) throw new Error('A notification still waits.')
        const received = own.filter(({ state }) => state === 'acknowledged').length
        const acknowledgements = acknowledged.filter((known) => known === reference).length
        expectSame(received, acknowledgements, 'the number of acknowledgements')
        const last = own.at(-1)?.state ?? 'acknowledged'
        if (last === 'given up' && hasRejected) continue
        expectSame(last, 'acknowledged', 'the state of the last notification')
      }
    }
  }

  private checkChange(before: Payment | undefined, after: Payment): void {
    const from = before?.status ?? 'Pending'
    if (from === after.status) return
    if (!paymentLifecycle.some((row) => row.from === from && row.to === after.status)) {
      throw new Error(`A payment went from ${from} to ${after.status}, which is no row of its lifecycle.`)
    }
    const ledger = this.ledger(after)
    ledger.changes++
    if (from === 'Pending' && after.status === 'Paid') {
      ledger.captured = minorUnits(after.amountToCollect, currency)
    }
  }

  private checkMoney(job: PaymentJob, payment: Payment): void {
    const ledger = this.ledger(payment)
    expectSame(captured(job, payment), ledger.captured, 'what was captured')
    expectSame(refunded(job, payment), ledger.refunded, 'what was refunded')
    const kept = ledger.captured - ledger.refunded
    if (kept < 0n || ledger.captured > minorUnits(payment.amountToCollect, currency)) {
      throw new Error(
        `Of ${payment.amountToCollect}, ${ledger.captured} was captured and ${ledger.refunded} refunded.`,
      )
    }
  }

  /** The newest payment of a job, once whatever is overdue has happened. */
  private async current(job: PaymentJob): Promise<Payment> {
    await this.payments.find(job.configurationId, job.reference)
    await this.check()
    return currentPayment(this.#known.get(job.reference) ?? job)
  }

  private ledger({ reference }: Payment): Ledger {
    return this.ledgers(reference)
  }

  private ledgers(reference: string): Ledger {
    const ledger = this.#ledgers.get(reference) ?? { captured: 0n, refunded: 0n, changes: 0 }
    this.#ledgers.set(reference, ledger)
    return ledger
  }
}

function expectSame(found: unknown, expected: unknown, what: string): void {
  if (found !== expected) throw new Error(`Of ${what}: ${found} instead of ${expected}.`)
}
