import { and, eq, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Clocks } from '../clock/clock.ts'
import { dueKeys } from '../clock/due.ts'
import type { SimulatorDatabase, SimulatorTransaction } from '../database/database.ts'
import type { Action, ActionContext, FaultOccasion, PaymentFault } from './actions.ts'
import { cancelJob, cancelPayment } from './cancellation.ts'
import { type CaptureRequest, capture } from './capture.ts'
import type { AcceptedCard } from './card.ts'
import { challengeEnding } from './challenge.ts'
import type { Configuration } from './configuration.ts'
import type { Configurations } from './configurations.ts'
import { newPaymentJob, type PaymentJobRequest } from './new-payment-job.ts'
import { replaceOrder } from './order-replacement.ts'
import type { OtherMethod } from './page-methods.ts'
import { faultOccasions, isPaymentDue, payLater, withFault } from './payment-faults.ts'
import { type AuthenticationOutcome, currentPayment, type Order, type PaymentJob } from './payment-job.ts'
import { PaymentJobStore } from './payment-job-store.ts'
import { type RefundRequest, refund } from './refund.ts'
import * as shopper from './shopper-actions.ts'
import { mayTryAgain } from './stage.ts'
import { storeRequestedCards } from './stored-cards.ts'
import { paymentJob } from './tables.ts'
import { type ThreeDSecureWord, threeDSecure } from './three-d-secure-words.ts'

/** Where changes of status are announced to the  */
export interface PaymentOutbox {
  /** Is called in the transaction that changes a job. */
  announce(
    transaction: SimulatorTransaction,
    before: PaymentJob,
    after: PaymentJob,
    configuration: Configuration,
  ): Promise<void>
  /** Is called when such a transaction is over. */
  wake(configurationId: string): void
}

/** What goes wrong on purpose. */
export interface PaymentFaults {
  /** Gives the fault, if any, that is to be injected into a change of a job. */
  ofPayment(
    job: PaymentJob,
    configuration: Configuration,
    occasions: ReadonlySet<FaultOccasion>,
    transaction: SimulatorTransaction,
  ): Promise<PaymentFault | undefined>
}

/**
 * The domain of the simulator. Every entry point (gateway, hosted page, 3-D Secure, Portal, control) says here what
 * happened; what follows from it is decided and written here, together with the notification of it. Each change
 * throws NotPossible when the job's state does not allow it.
 */
export class Payments {
  private readonly jobs: PaymentJobStore

  constructor(
    private readonly database: SimulatorDatabase,
    private readonly configurations: Configurations,
    private readonly outbox: PaymentOutbox,
    private readonly faults: PaymentFaults,
    private readonly clocks: Clocks,
  ) {
    this.jobs = new PaymentJobStore(database)
  }

  /**
   * @param beginning what happens to the job at once, before anybody sees it
   * @throws Error when the request has a reference that is taken
   */
  async create(
    configuration: Configuration,
    request: PaymentJobRequest,
    beginning?: Action,
  ): Promise<PaymentJob> {
    const now = this.clocks.of(configuration.configurationId).now()
    const job = newPaymentJob(request, configuration, now)
    const again = () => {
      if (request.reference) throw new Error(`There is a payment job ${request.reference} already.`)
      return this.create(configuration, request, beginning)
    }
    if (!beginning) return (await this.jobs.insert(job)) ? job : again()

    const begun = await this.database.transaction(async (transaction) => {
      if (!(await this.jobs.insertIn(transaction, job))) return undefined
      const after = await this.act(transaction, job, beginning, { configuration, now })
      await this.afterChange(transaction, job, after, { configuration, now })
      await this.jobs.save(transaction, after)
      return after
    })
    if (!begun) return again()
    this.outbox.wake(configuration.configurationId)
    return begun
  }

  /** @returns undefined when this configuration has no such job */
  async find(configurationId: string, reference: string): Promise<PaymentJob | undefined> {
    const job = await this.jobs.find(reference)
    return job?.configurationId === configurationId ? this.refresh(job) : undefined
  }

  /** @param token from the link of a hosted page */
  async findByPageToken(token: string): Promise<PaymentJob | undefined> {
    const [job] = await this.jobs.select(eq(paymentJob.pageToken, token), 1)
    return this.refresh(job)
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

  /** @param storeCard whether the shopper wants it to be stored; undefined where only the merchant decides */
  submitCard(job: PaymentJob, card: AcceptedCard, storeCard?: boolean): Promise<PaymentJob> {
    return this.change(job, shopper.submitCard(card, storeCard))
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

  /** @throws AlreadyCancelled when it is cancelled */
  cancelJob(job: PaymentJob): Promise<PaymentJob> {
    return this.change(job, cancelJob)
  }

  /** @throws AlreadyCancelled when it is cancelled */
  cancelPayment(job: PaymentJob, paymentReference: string): Promise<PaymentJob> {
    return this.change(job, cancelPayment(paymentReference))
  }

  capture(job: PaymentJob, paymentReference: string, request: CaptureRequest): Promise<PaymentJob> {
    return this.change(job, capture(paymentReference, request))
  }

  refund(job: PaymentJob, paymentReference: string, request: RefundRequest): Promise<PaymentJob> {
    return this.change(job, refund(paymentReference, request))
  }

  replaceOrder(job: PaymentJob, order: Order): Promise<PaymentJob> {
    return this.change(job, replaceOrder(order))
  }

  expire(job: PaymentJob): Promise<PaymentJob> {
    return this.change(job, shopper.expire)
  }

  /**
   * Expires every job, and ends every challenge, whose time has come. A job that is read is refreshed without this check.
   *
   * @param configurationId only those of this configuration
   */
  async expireDue(configurationId?: string): Promise<void> {
    await this.refreshDue(paymentJob.expiresAt, configurationId)
  }

  /** Makes the payments that a scenario has announced and whose time has come. @param configurationId only those of it */
  async payDue(configurationId?: string): Promise<void> {
    await this.refreshDue(paymentJob.laterPaymentAt, configurationId)
  }

  /** The scheduled check: refreshes every job of which a moment has come, a batch at a time. */
  private async refreshDue(at: PgColumn, configurationId: string | undefined): Promise<void> {
    const batchSize = 100
    let found: number
    do {
      const keys = dueKeys(this.database, this.clocks, {
        table: paymentJob,
        key: paymentJob.reference,
        owner: paymentJob.configurationId,
        at,
        which: at === paymentJob.expiresAt ? eq(paymentJob.status, 'Pending') : undefined,
        configurationId,
        limit: batchSize,
      })
      const due = await this.jobs.select(sql`${paymentJob.reference} in (${keys})`, batchSize)
      for (const job of due) await this.refresh(job)
      found = due.length
    } while (found === batchSize)
  }

  /** Expires a job, ends its challenge or makes its later payment where the time for it has come. */
  private async refresh(job: PaymentJob | undefined): Promise<PaymentJob | undefined> {
    if (!job) return job
    const now = this.clocks.of(job.configurationId).now()
    if (isPaymentDue(job, now)) return this.change(job, payLater)
    const ending = challengeEnding(job)
    if (!isOverdue(job, now) && !(ending && ending.at <= now)) return job
    return this.change(job, (current, context) => {
      // Between reading and locking, the shopper may have paid.
      if (isOverdue(current, context.now)) shopper.expire(current, context)
      else shopper.challengeOver(current, context)
    })
  }

  /** Lets an action change a job that nobody else can change meanwhile, and writes what came of it and its notification. */
  private async change(job: PaymentJob, action: Action): Promise<PaymentJob> {
    const configuration = await this.configurations.find(job.configurationId)
    if (!configuration) throw new Error(`Configuration ${job.configurationId} is gone.`)
    const changed = await this.database.transaction(async (transaction) => {
      const before = await this.jobs.lock(transaction, job.reference)
      const now = this.clocks.of(job.configurationId).now()
      const after = await this.act(transaction, before, action, { configuration, now })
      after.updatedAt = now.toISOString()
      await this.afterChange(transaction, before, after, { configuration, now })
      await this.jobs.save(transaction, after)
      return after
    })
    this.outbox.wake(configuration.configurationId)
    return changed
  }

  /** What becomes of a job by an action, and by the fault that is injected. */
  private async act(
    transaction: SimulatorTransaction,
    before: PaymentJob,
    action: Action,
    context: ActionContext,
  ): Promise<PaymentJob> {
    const attempt = (attempted: Action) => {
      const after = structuredClone(before)
      attempted(after, context)
      return after
    }
    const after = attempt(action)
    const { configuration } = context
    const occasions = faultOccasions(before, after)
    const fault = await this.faults.ofPayment(before, configuration, occasions, transaction)
    return fault ? attempt(withFault(action, fault)) : after
  }

  private async afterChange(
    transaction: SimulatorTransaction,
    before: PaymentJob,
    after: PaymentJob,
    { configuration, now }: ActionContext,
  ): Promise<void> {
    await storeRequestedCards(transaction, before, after, now)
    await this.outbox.announce(transaction, before, after, configuration)
  }
}

function isOverdue(job: PaymentJob, now: Date): boolean {
  const isOpen = currentPayment(job).status === 'Pending' || mayTryAgain(job)
  return isOpen && new Date(job.expiresAt) <= now
}
