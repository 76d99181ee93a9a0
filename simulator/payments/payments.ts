import { and, eq, lte } from 'drizzle-orm'
import type { Clock } from '../clock'
import type { Outbox } from '../notifications/outbox'
import { configuration, paymentJob } from '../store/schema'
import type { SimulatorDatabase, SimulatorTransaction } from '../store/store'
import { type Action, authenticate, cancelByShopper, expire, simulate, submitCard } from './actions'
import type { AcceptedCard } from './card'
import type { Configuration } from './configuration'
import { jobStatus } from './lifecycle'
import { newPaymentJob, type PaymentJobRequest } from './new-payment-job'
import type { AuthenticationOutcome, PaymentJob } from './payment-job'

/**
 * The heart of the simulator. Every door (gateway, hosted page, 3-D Secure, Portal, control) says here what
 * happened; what follows from it is decided and written here, together with the notification of it.
 */
export class Payments {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async create(configuration: Configuration, request: PaymentJobRequest): Promise<PaymentJob> {
    const job = newPaymentJob(request, configuration, this.clock.now())
    await this.database.insert(paymentJob).values({
      ...columnsOf(job),
      configurationId: job.configurationId,
      pageToken: job.pageToken,
      createdAt: new Date(job.createdAt),
    })
    return job
  }

  /** @returns undefined when this configuration has no such job */
  async find(configurationId: string, reference: string): Promise<PaymentJob | undefined> {
    const rows = await this.database
      .select({ document: paymentJob.document })
      .from(paymentJob)
      .where(and(eq(paymentJob.reference, reference), eq(paymentJob.configurationId, configurationId)))
    return this.upToDate(rows[0]?.document)
  }

  /** @param token from the link of a hosted page */
  async findByPageToken(token: string): Promise<PaymentJob | undefined> {
    const rows = await this.database
      .select({ document: paymentJob.document })
      .from(paymentJob)
      .where(eq(paymentJob.pageToken, token))
    return this.upToDate(rows[0]?.document)
  }

  /** Successful or Failed Payment on the simulation page. @throws NotPossible */
  simulate(job: PaymentJob, outcome: 'Successful' | 'Failed'): Promise<PaymentJob> {
    return this.change(job, simulate(outcome))
  }

  /** @throws NotPossible when the shopper is no longer choosing */
  submitCard(job: PaymentJob, card: AcceptedCard): Promise<PaymentJob> {
    return this.change(job, submitCard(card))
  }

  /** @throws NotPossible when no 3-D Secure answer is awaited */
  authenticate(job: PaymentJob, outcome: AuthenticationOutcome): Promise<PaymentJob> {
    return this.change(job, authenticate(outcome))
  }

  /** @throws NotPossible when the payment is finished */
  cancelByShopper(job: PaymentJob): Promise<PaymentJob> {
    return this.change(job, cancelByShopper)
  }

  /** Expires every job whose time has come. Jobs that somebody looks at expire then already. */
  async expireDue(): Promise<void> {
    const due = await this.database
      .select({ document: paymentJob.document })
      .from(paymentJob)
      .where(and(eq(paymentJob.status, 'Pending'), lte(paymentJob.expiresAt, this.clock.now())))
      .limit(100)
    for (const { document } of due) await this.upToDate(document)
  }

  private async upToDate(job: PaymentJob | undefined): Promise<PaymentJob | undefined> {
    if (!job || jobStatus(job.payments) !== 'Pending') return job
    if (new Date(job.expiresAt) > this.clock.now()) return job
    return this.change(job, (current, circumstances) => {
      // Between reading and locking, the shopper may have paid.
      if (jobStatus(current.payments) === 'Pending') expire(current, circumstances)
    })
  }

  /** Lets an action change a job that nobody else can change meanwhile, and writes what came of it and its notification. */
  private async change(job: PaymentJob, action: Action): Promise<PaymentJob> {
    const changed = await this.database.transaction(async (transaction) => {
      const { document, settings } = await lock(transaction, job)
      const now = this.clock.now()
      const after = structuredClone(document)
      action(after, { settings, now })
      after.updatedAt = now.toISOString()
      await transaction
        .update(paymentJob)
        .set(columnsOf(after))
        .where(eq(paymentJob.reference, job.reference))
      await this.outbox.announce(transaction, document, after, settings.notificationUrl)
      return after
    })
    this.outbox.wake()
    return changed
  }
}

async function lock(transaction: SimulatorTransaction, { reference, configurationId }: PaymentJob) {
  const [row] = await transaction
    .select({ document: paymentJob.document })
    .from(paymentJob)
    .where(eq(paymentJob.reference, reference))
    .for('update')
  const [owner] = await transaction
    .select({ settings: configuration.settings })
    .from(configuration)
    .where(eq(configuration.configurationId, configurationId))
  if (!row || !owner) throw new Error(`Payment job ${reference} is gone.`)
  return { ...row, ...owner }
}

const columnsOf = (job: PaymentJob) => ({
  reference: job.reference,
  orderNumber: job.order.orderNumber,
  status: jobStatus(job.payments),
  expiresAt: new Date(job.expiresAt),
  document: job,
})
