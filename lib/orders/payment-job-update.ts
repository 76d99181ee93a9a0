import 'server-only'
import type { CashflowsClient } from '@/lib/cashflows/client'
import type { PaymentJob } from '@/lib/cashflows/contract'
import { GatewayRejected, GatewayResponseUnreadable } from '@/lib/cashflows/errors'
import type { Database } from '@/lib/database/database'
import { enqueue } from '@/lib/outbox/outbox'
import type { OrderContext } from './context'
import { asPayment, minorUnits, stepsOf } from './gateway-payment'
import { type CheckCause, withCheck } from './job-checks'
import { newPaymentJob } from './new-payment-job'
import { isRemoved, type Order, type OrderPaymentJob, withoutCard } from './order'
import { emailsAfter } from './order-emails'
import { soonAfter, updatedAlone, updateOrder } from './order-update'
import { linkLifetimeMs } from './payment-job-request'
import {
  changeOrder,
  findOrder,
  findOrderByJob,
  type OrderWithJobs,
  type ReadOrder,
  storePaymentJob,
  storeUnlessChanged,
} from './repository'
import { countUnknownReference } from './unknown-references'

export type Reconciliation =
  | { outcome: 'reconciled'; order: Order; jobs: OrderPaymentJob[] }
  /** The gateway knows no such job under the shop's credentials. */
  | { outcome: 'unknown-job' }
  /** The job is real, but not of an order of this shop: made by another that uses the same configuration. */
  | { outcome: 'unknown-order' }

/**
 * Retrieves a payment job from the gateway and stores what it says with the order.
 *
 * @param cause why the gateway is asked: for the history of the order
 * @throws GatewayError when the gateway cannot be asked
 * @throws TooManyUnknownReferences when it is not asked, since no order is stored with this reference
 */
export async function refreshPaymentJob(
  jobReference: string,
  { database, gateway }: OrderContext,
  cause: CheckCause = 'check',
): Promise<Reconciliation> {
  const stored = await findOrderByJob(database, jobReference)
  if (!stored) await countUnknownReference(database)
  const job = await retrieveJob(jobReference, gateway)
  if (!job) {
    if (stored) await storeUnknown(jobReference, stored.order.number, cause, database)
    return { outcome: 'unknown-job' }
  }
  const now = new Date()
  const alone = stored && (await storeAlone(job, stored, cause, now, database))
  if (alone) return { outcome: 'reconciled', ...alone }
  // The reference may not be stored: the notification came first, or the gateway's response was lost.
  const orderNumber =
    stored?.order.number ?? (await findOrder(database, job.order?.orderNumber ?? ''))?.number
  if (orderNumber === undefined) return { outcome: 'unknown-order' }

  const changed = await changeOrder(database, orderNumber, async (transaction, { order, jobs }) => {
    const known =
      jobs.find(({ reference }) => reference === jobReference) ?? unknownJob(job, order, jobs, now)
    const { updated, all } = withResponse(job, known, { order, jobs }, cause, now)
    await storePaymentJob(transaction, updated)
    const next = await updateOrder(transaction, { ...order, lastCheckedAt: now }, all, now)
    await enqueue(transaction, emailsAfter({ order, job: known }, { order: next, job: updated }, now))
    return { order: next, jobs: all }
  })
  return { outcome: 'reconciled', ...changed }
}

/**
 * Stores what the gateway says where that concerns the order and this job alone, and nobody has changed the order since
 * it was read: in one statement, without a transaction.
 *
 * @returns undefined when nothing is stored
 */
async function storeAlone(
  job: PaymentJob,
  stored: ReadOrder,
  cause: CheckCause,
  now: Date,
  database: Database,
): Promise<OrderWithJobs | undefined> {
  const known = stored.jobs.find(({ reference }) => reference === job.reference)
  if (!known) return undefined
  const { updated, all } = withResponse(job, known, stored, cause, now)
  const next = updatedAlone({ ...stored.order, lastCheckedAt: now }, all, now)
  if (!next) return undefined
  const emails = emailsAfter({ order: stored.order, job: known }, { order: next, job: updated }, now)
  const order = await storeUnlessChanged(database, stored.version, next, updated, emails, soonAfter(now))
  return order && { order, jobs: all }
}

/** A stored job with what the gateway says of it, and all jobs of the order with it, oldest first. */
function withResponse(
  job: PaymentJob,
  known: OrderPaymentJob,
  { order, jobs }: OrderWithJobs,
  cause: CheckCause,
  now: Date,
) {
  const isOverdue = isOlder(job.lastUpdateTimeUtc, known.updatedAt)
  const updated = {
    ...(isOverdue ? known : updatedBy(job, known, order)),
    lastCheckedAt: now,
    checks: withCheck(known.checks, cause, job.paymentStatus, now),
  }
  const others = jobs.filter(({ id }) => id !== updated.id)
  return {
    updated,
    all: [...others, updated].sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime()),
  }
}

/** Stores that the gateway does not know a job that it has told of before. */
async function storeUnknown(
  jobReference: string,
  orderNumber: string,
  cause: CheckCause,
  database: Database,
): Promise<void> {
  const lastCheckedAt = new Date()
  await changeOrder(database, orderNumber, async (transaction, { order, jobs }) => {
    const all = jobs.map((job) =>
      job.reference === jobReference
        ? { ...job, lastCheckedAt, checks: withCheck(job.checks, cause, null, lastCheckedAt) }
        : job,
    )
    for (const job of all.filter(({ reference }) => reference === jobReference))
      await storePaymentJob(transaction, job)
    await updateOrder(transaction, { ...order, lastCheckedAt }, all, lastCheckedAt)
  })
}

async function retrieveJob(reference: string, gateway: CashflowsClient): Promise<PaymentJob | undefined> {
  try {
    const { data } = await gateway.retrievePaymentJob(reference)
    if (data.reference === reference) return data
    throw new GatewayResponseUnreadable(
      `The gateway responded with job ${data.reference} instead of ${reference}`,
    )
  } catch (error) {
    if (error instanceof GatewayRejected && error.status === 404) return undefined
    throw error
  }
}

/** A job whose creation the shop never heard of: it belongs to the request that has no response, if there is one. */
function unknownJob(
  job: PaymentJob,
  order: Order,
  jobs: readonly OrderPaymentJob[],
  now: Date,
): OrderPaymentJob {
  const unanswered = jobs.filter(
    ({ reference, requestState }) =>
      reference === null && (requestState === 'unconfirmed' || requestState === 'requested'),
  )
  const ofThisAmount = unanswered.find(
    ({ amount, currency }) =>
      currency === job.currency && amount === minorUnits(job.amountToCollect, job.currency),
  )
  return (
    ofThisAmount ??
    unanswered[0] ??
    newPaymentJob(order, order.placedAt, {
      requestState: 'created',
      expiresAt: new Date(now.getTime() + linkLifetimeMs),
    })
  )
}

/** A stored job with what the gateway says of it now. */
function updatedBy(
  job: PaymentJob,
  known: OrderPaymentJob,
  { number: orderNumber, details }: Order,
): OrderPaymentJob {
  const payments = job.payments.map((payment) => {
    const told = asPayment(payment, job.currency, known)
    // The gateway keeps the card of an order whose personal data the shop has removed.
    return isRemoved(details) ? withoutCard(told) : told
  })
  const differences = [
    job.order?.orderNumber !== orderNumber && `order number ${job.order?.orderNumber}`,
    job.currency !== known.currency && `currency ${job.currency} instead of ${known.currency}`,
    minorUnits(job.amountToCollect, job.currency) !== known.amount &&
      `amount ${job.amountToCollect} instead of ${known.amount} minor units`,
  ].filter(Boolean)
  return {
    ...known,
    requestState: 'created',
    reference: job.reference,
    status: job.paymentStatus,
    updatedAt: job.lastUpdateTimeUtc ?? known.updatedAt,
    isMismatched: differences.length > 0,
    reason: differences.length > 0 ? `The gateway reports ${differences.join(', ')}.` : null,
    payments,
    steps: stepsOf(job),
  }
}

/**
 * Of two responses that overtook each other, the older one must not win. The gateway drops trailing zeros of a
 * fraction of a second, so they are filled up before the times are compared as text.
 */
function isOlder(one: string | undefined, other: string | null): boolean {
  const [first, second] = [one, other].map((time) => {
    const [, second, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(time ?? '') ?? []
    return second && `${second}.${fraction.padEnd(9, '0')}`
  })
  return first !== undefined && second !== undefined && first < second
}
