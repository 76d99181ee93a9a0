import { and, eq, lte } from 'drizzle-orm'
import type { Clock } from '../clock'
import type { Outbox } from '../notifications/outbox'
import { paymentJob } from '../store/schema'
import type { SimulatorDatabase, SimulatorTransaction } from '../store/store'
import type { Action } from './actions'
import type { AcceptedCard } from './card'
import { keepAskedCards } from './card-keeping'
import { challengeEnding } from './challenge'
import type { Configuration } from './configuration'
import type { Configurations } from './configurations'
import { jobStatus } from './lifecycle'
import * as merchant from './merchant-actions'
import { newPaymentJob, type PaymentJobRequest } from './new-payment-job'
import type { OtherMethod } from './page-methods'
import { type AuthenticationOutcome, currentPayment, type Order, type PaymentJob } from './payment-job'
import * as shopper from './shopper-actions'
import { mayTryAgain } from './stage'
import { type ThreeDSecureWord, threeDSecure } from './three-d-secure-words'

/**
 * The heart of the simulator. Every door (gateway, hosted page, 3-D Secure, Portal, control) says here what
 * happened; what follows from it is decided and written here, together with the notification of it. Each change
 * throws NotPossible when the job's state does not allow it.
 */
export class Payments {
  constructor(
    private readonly database: SimulatorDatabase,
    private readonly configurations: Configurations,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param beginning what happens to the job at once, before anybody sees it */
  async create(
    configuration: Configuration,
    request: PaymentJobRequest,
    beginning?: Action,
  ): Promise<PaymentJob> {
    const now = this.clock.now()
    const job = newPaymentJob(request, configuration, now)
    if (!beginning) return (await insert(this.database, job)) ? job : this.create(configuration, request)

    const begun = structuredClone(job)
    beginning(begun, { configuration, now })
    const isInserted = await this.database.transaction(async (transaction) => {
      if (!(await insert(transaction, begun))) return false
      await this.afterChange(transaction, job, begun, configuration)
      await transaction
        .update(paymentJob)
        .set(columnsOf(begun))
        .where(eq(paymentJob.reference, begun.reference))
      return true
    })
    if (!isInserted) return this.create(configuration, request, beginning)
    this.outbox.wake()
    return begun
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

  async orderExists(configurationId: string, orderNumber: string): Promise<boolean> {
    const rows = await this.database
      .select({ reference: paymentJob.reference })
      .from(paymentJob)
      .where(and(eq(paymentJob.configurationId, configurationId), eq(paymentJob.orderNumber, orderNumber)))
      .limit(1)
    return rows.length > 0
  }

  /** What a shopper chose on the simulation page, or a test without one. */
  simulate(job: PaymentJob, outcome: shopper.SimulatedOutcome): Promise<PaymentJob> {
    return this.change(job, shopper.simulate(outcome))
  }

  /** @param keepCard what the shopper said about keeping it; undefined where only the merchant decides */
  submitCard(job: PaymentJob, card: AcceptedCard, keepCard?: boolean): Promise<PaymentJob> {
    return this.change(job, shopper.submitCard(card, keepCard))
  }

  /** @param bank the BIC of the bank, for iDEAL */
  payByOther(
    job: PaymentJob,
    method: OtherMethod,
    outcome: shopper.OtherOutcome = 'Approved',
    bank?: string,
  ): Promise<PaymentJob> {
    return this.change(job, shopper.payByOther(method, outcome, bank))
  }

  /** Takes a job through 3-D Secure to where one word says. */
  threeDSecure(job: PaymentJob, word: ThreeDSecureWord): Promise<PaymentJob> {
    return this.change(job, threeDSecure(word))
  }

  authenticate(job: PaymentJob, outcome: AuthenticationOutcome): Promise<PaymentJob> {
    return this.change(job, shopper.authenticate(outcome))
  }

  cancelByShopper(job: PaymentJob): Promise<PaymentJob> {
    return this.change(job, shopper.cancelByShopper)
  }

  /** @throws AlreadySo when it is cancelled */
  cancelJob(job: PaymentJob): Promise<PaymentJob> {
    return this.change(job, merchant.cancelJob)
  }

  /** @throws AlreadySo when it is cancelled */
  cancelPayment(job: PaymentJob, paymentReference: string): Promise<PaymentJob> {
    return this.change(job, merchant.cancelPayment(paymentReference))
  }

  capture(job: PaymentJob, paymentReference: string, request: merchant.CaptureRequest): Promise<PaymentJob> {
    return this.change(job, merchant.capture(paymentReference, request))
  }

  refund(
    job: PaymentJob,
    paymentReference: string,
    request: merchant.RefundRequest,
    outcome?: 'Completed' | 'Failed',
  ): Promise<PaymentJob> {
    return this.change(job, merchant.refund(paymentReference, request, outcome))
  }

  replaceOrder(job: PaymentJob, order: Order): Promise<PaymentJob> {
    return this.change(job, merchant.replaceOrder(order))
  }

  expire(job: PaymentJob): Promise<PaymentJob> {
    return this.change(job, shopper.expire)
  }

  /** Expires every job, and ends every challenge, whose time has come. A job that somebody looks at needs no sweep. */
  async expireDue(): Promise<void> {
    const due = await this.database
      .select({ document: paymentJob.document })
      .from(paymentJob)
      .where(and(eq(paymentJob.status, 'Pending'), lte(paymentJob.expiresAt, this.clock.now())))
      .limit(100)
    for (const { document } of due) await this.upToDate(document)
  }

  private async upToDate(job: PaymentJob | undefined): Promise<PaymentJob | undefined> {
    const now = this.clock.now()
    const ending = job && challengeEnding(job)
    if (!job || !(this.isOverdue(job) || (ending && ending.at <= now))) return job
    return this.change(job, (current, circumstances) => {
      // Between reading and locking, the shopper may have paid.
      if (this.isOverdue(current)) shopper.expire(current, circumstances)
      else shopper.challengeOver(current, circumstances)
    })
  }

  private isOverdue(job: PaymentJob): boolean {
    const isOpen = currentPayment(job).status === 'Pending' || mayTryAgain(job)
    return isOpen && new Date(job.expiresAt) <= this.clock.now()
  }

  /** Lets an action change a job that nobody else can change meanwhile, and writes what came of it and its notification. */
  private async change(job: PaymentJob, action: Action): Promise<PaymentJob> {
    const configuration = await this.configurations.find(job.configurationId)
    if (!configuration) throw new Error(`Configuration ${job.configurationId} is gone.`)
    const changed = await this.database.transaction(async (transaction) => {
      const before = await lock(transaction, job.reference)
      const now = this.clock.now()
      const after = structuredClone(before)
      action(after, { configuration, now })
      after.updatedAt = now.toISOString()
      await this.afterChange(transaction, before, after, configuration)
      await transaction
        .update(paymentJob)
        .set(columnsOf(after))
        .where(eq(paymentJob.reference, job.reference))
      return after
    })
    this.outbox.wake()
    return changed
  }

  private async afterChange(
    transaction: SimulatorTransaction,
    before: PaymentJob,
    after: PaymentJob,
    { settings }: Configuration,
  ): Promise<void> {
    await keepAskedCards(transaction, before, after, this.clock.now())
    await this.outbox.announce(transaction, before, after, settings)
  }
}

/** @returns false when the reference is taken: eleven digits by chance meet now and then among many jobs */
async function insert(database: SimulatorDatabase | SimulatorTransaction, job: PaymentJob): Promise<boolean> {
  const rows = await database
    .insert(paymentJob)
    .values(rowOf(job))
    .onConflictDoNothing()
    .returning({ reference: paymentJob.reference })
  return rows.length > 0
}

async function lock(transaction: SimulatorTransaction, reference: string): Promise<PaymentJob> {
  const [row] = await transaction
    .select({ document: paymentJob.document })
    .from(paymentJob)
    .where(eq(paymentJob.reference, reference))
    .for('update')
  if (!row) throw new Error(`Payment job ${reference} is gone.`)
  return row.document
}

/** When time alone changes the job: its own end, or that of a challenge. */
const dueAt = (job: PaymentJob): Date =>
  new Date(
    Math.min(Date.parse(job.expiresAt), challengeEnding(job)?.at.getTime() ?? Number.POSITIVE_INFINITY),
  )

const columnsOf = (job: PaymentJob) => ({
  reference: job.reference,
  orderNumber: job.order.orderNumber,
  status: jobStatus(job.payments),
  expiresAt: dueAt(job),
  document: job,
})

/** A job as it is inserted. */
export const rowOf = (job: PaymentJob) => ({
  ...columnsOf(job),
  configurationId: job.configurationId,
  pageToken: job.pageToken,
  createdAt: new Date(job.createdAt),
})
