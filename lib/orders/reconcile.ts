import 'server-only'
import { fromAmount } from '@/lib/cashflows/amount'
import type { CashflowsClient } from '@/lib/cashflows/client'
import type { PaymentJob } from '@/lib/cashflows/contract'
import { GatewayError, GatewayRejected } from '@/lib/cashflows/errors'
import { paymentOutcome } from '@/lib/cashflows/payment-status'
import type { OrderContext } from './context'
import { type OrderEvent, orderStatuses } from './lifecycle'
import type { Order } from './order'
import { applyEvent, findOrder, findOrderByPaymentJob } from './repository'
import { countUnknownReference } from './unknown-references'

export type Reconciliation =
  | { outcome: 'reconciled'; order: Order }
  /** The gateway knows no such job under the shop's credentials. */
  | { outcome: 'unknown-job' }
  /** The job is real, but not of an order of this shop: made by another that uses the same configuration. */
  | { outcome: 'unknown-order' }

/** The gateway's job and the shop's order name each other, but differ in what is to be paid. */
export class PaymentMismatch extends Error {
  override name = 'PaymentMismatch'
}

/**
 * Asks the gateway for the truth about a payment job, and stores it with the order. Nothing else changes what an order
 * knows of its payment: a notification, the shopper's return and the scheduled check only trigger this. It is
 * idempotent and may run concurrently, for any reference, also an invented one.
 *
 * @throws PaymentMismatch when reference, order number, amount or currency differ; nothing is stored then
 * @throws GatewayError when the gateway cannot be asked
 * @throws TooManyUnknownReferences when it is not asked, since no order is stored with this reference
 */
export async function reconcile(
  jobReference: string,
  { database, gateway }: OrderContext,
): Promise<Reconciliation> {
  const stored = await findOrderByPaymentJob(database, jobReference)
  if (!stored) await countUnknownReference(database)
  const job = await retrieveJob(jobReference, gateway)
  if (!job) return { outcome: 'unknown-job' }
  // The reference may not be stored yet: the notification came first, or the gateway's response was lost.
  const known =
    stored ?? (job.order?.orderNumber ? await findOrder(database, job.order.orderNumber) : undefined)
  if (!known) return { outcome: 'unknown-order' }

  const order = await applyEvent(database, known.number, eventOf(job), (current) => {
    checkAgreement(job, current)
    if (isOlder(job.lastUpdateTimeUtc, current.jobUpdatedAt)) return undefined
    return {
      paymentJobReference: job.reference,
      paymentReference: job.payments.at(-1)?.reference ?? current.paymentReference,
      jobUpdatedAt: job.lastUpdateTimeUtc ?? current.jobUpdatedAt,
      lastCheckedAt: new Date(),
    }
  })
  return { outcome: 'reconciled', order }
}

/** Reconciles an order whose payment is open. When the gateway cannot tell, the order is returned as it was. */
export async function refreshOrder(order: Order, context: OrderContext): Promise<Order> {
  if (!orderStatuses[order.status].isOpen || order.paymentJobReference === null) return order
  try {
    const reconciliation = await reconcile(order.paymentJobReference, context)
    return reconciliation.outcome === 'reconciled' ? reconciliation.order : order
  } catch (error) {
    if (!(error instanceof GatewayError || error instanceof PaymentMismatch)) throw error
    console.error(`Order ${order.number} could not be reconciled: ${error.message}`)
    return order
  }
}

async function retrieveJob(reference: string, gateway: CashflowsClient): Promise<PaymentJob | undefined> {
  try {
    const job = (await gateway.retrievePaymentJob(reference)).data
    if (job.reference === reference) return job
    throw new PaymentMismatch(
      `Asked for payment job ${reference}, the gateway answered with ${job.reference}`,
    )
  } catch (error) {
    if (error instanceof GatewayRejected && error.status === 404) return undefined
    throw error
  }
}

function eventOf(job: PaymentJob): OrderEvent {
  const outcome = paymentOutcome(job.paymentStatus)
  if (!outcome) {
    console.warn(`Payment job ${job.reference} has the unknown status ${job.paymentStatus}, taken as pending`)
  }
  return `payment-${outcome ?? 'pending'}`
}

function checkAgreement(job: PaymentJob, order: Order): void {
  const differences = [
    order.paymentJobReference !== null &&
      order.paymentJobReference !== job.reference &&
      'another payment job',
    job.order?.orderNumber !== order.number && 'another order number',
    job.currency !== order.currency && `currency ${job.currency} instead of ${order.currency}`,
    !isAmount(job, order.total) && `amount ${job.amountToCollect} instead of ${order.total} minor units`,
  ].filter(Boolean)
  if (differences.length > 0) {
    throw new PaymentMismatch(
      `Payment job ${job.reference} is not for order ${order.number}: ${differences.join(', ')}`,
    )
  }
}

function isAmount(job: PaymentJob, minorUnits: number): boolean {
  try {
    return fromAmount(job.amountToCollect, job.currency) === minorUnits
  } catch {
    return false
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
