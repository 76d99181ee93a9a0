import 'server-only'
import { eq } from 'drizzle-orm'
import { fromAmount } from '@/lib/cashflows/amount'
import type { PaymentJob } from '@/lib/cashflows/contract'
import { GatewayRejected } from '@/lib/cashflows/errors'
import { applyEvent } from './apply-event'
import { type OrderContext, orderContext } from './context'
import { eventOf, type OrderEvent } from './lifecycle'
import type { Order } from './tables'
import { orders } from './tables'

export type Reconciliation =
  | { outcome: 'reconciled'; order: Order }
  /** The gateway knows no such job under the shop's credentials. */
  | { outcome: 'unknown-job' }
  /** The job is real, but not of an order of this shop: made by another that uses the same configuration. */
  | { outcome: 'unknown-order' }

/** The gateway's job and the shop's order, which claim each other, do not agree on what is paid. */
export class PaymentMismatch extends Error {
  override name = 'PaymentMismatch'
}

/**
 * The one way by which an order learns of its payment: asks the gateway what is true of a payment job, and
 * keeps it. Whoever rings (a notification, the shopper's return, the sweep) is not believed, so it does no harm
 * to call this for any reference, twice, in any order, or at the same time.
 *
 * @throws PaymentMismatch when reference, order number, amount or currency differ; nothing is applied then
 * @throws GatewayError when the gateway cannot be asked
 */
export async function reconcile(jobReference: string, context?: OrderContext): Promise<Reconciliation> {
  const { database, gateway } = context ?? (await orderContext())
  let job: PaymentJob
  try {
    job = (await gateway.retrievePaymentJob(jobReference)).data
  } catch (error) {
    if (error instanceof GatewayRejected && error.status === 404) return { outcome: 'unknown-job' }
    throw error
  }
  if (job.reference !== jobReference) {
    throw new PaymentMismatch(
      `Asked for payment job ${jobReference}, the gateway answered with ${job.reference}`,
    )
  }

  const [order] = await database.select().from(orders).where(eq(orders.paymentJobReference, jobReference))
  const orderNumber = order?.number ?? job.order?.orderNumber
  // The job may be older than what the shop knows: its notification came first, or the gateway's answer was lost.
  if (!orderNumber || !(order ?? (await findByNumber(database, orderNumber))))
    return { outcome: 'unknown-order' }

  const reconciled = await applyEvent(database, orderNumber, eventOfJob(job), (current) => {
    checkAgreement(job, current)
    if (isOlder(job.lastUpdateTimeUtc, current.jobUpdatedAt)) return undefined
    return {
      paymentJobReference: job.reference,
      paymentReference: job.payments.at(-1)?.reference ?? current.paymentReference,
      jobUpdatedAt: job.lastUpdateTimeUtc ?? current.jobUpdatedAt,
      lastCheckedAt: new Date(),
    }
  })
  return { outcome: 'reconciled', order: reconciled }
}

async function findByNumber(
  database: OrderContext['database'],
  orderNumber: string,
): Promise<Order | undefined> {
  return (await database.select().from(orders).where(eq(orders.number, orderNumber)))[0]
}

function eventOfJob(job: PaymentJob): OrderEvent {
  const event = eventOf(job.paymentStatus)
  if (!event) {
    console.warn(`Payment job ${job.reference} has the unknown status ${job.paymentStatus}, taken as pending`)
  }
  return event ?? 'payment-pending'
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
 * Of two answers that crossed on their way, the one that was true earlier must not win. The gateway drops
 * trailing zeros of its fractions, so they are filled up before they are compared as text.
 */
function isOlder(one: string | undefined, other: string | null): boolean {
  const [first, second] = [one, other].map((time) => {
    const [, second, fraction = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/.exec(time ?? '') ?? []
    return second && `${second}.${fraction.padEnd(9, '0')}`
  })
  return first !== undefined && second !== undefined && first < second
}
