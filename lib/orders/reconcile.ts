import 'server-only'
import { GatewayError, GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { coalesce } from '@/lib/coalesce'
import { log } from '@/lib/log'
import type { AttentionItem } from './attention'
import { recordAttention } from './attention-store'
import type { OrderContext } from './context'
import type { CheckCause } from './job-checks'
import type { Order, OrderPaymentJob } from './order'
import { updateOrder } from './order-update'
import { closePaymentJobs } from './payment-job-cancellation'
import { type Reconciliation, refreshPaymentJob } from './payment-job-update'
import { changeOrder, findOrder, listPaymentJobs } from './repository'
import { executeReversals } from './reversals'
import { giveUpRequest, isStale } from './unconfirmed-requests'

/**
 * Asks the gateway for the truth about a payment job, and stores it with the order. Nothing else changes what an order
 * knows of its payments: a notification, the shopper's return and the scheduled check only trigger this. It is
 * idempotent and may run concurrently, for any reference, also an invented one. Payment jobs that nobody is to pay any
 * more are cancelled, and payments that must be given back are given back, at once where the gateway allows it, and by
 * the scheduled check otherwise.
 *
 * @param cause for the history of the order; that the shop checks by itself when left out
 * @throws GatewayError when the gateway cannot be asked
 * @throws TooManyUnknownReferences when it is not asked, since no order is stored with this reference
 */
export async function reconcile(
  jobReference: string,
  context: OrderContext,
  cause?: CheckCause,
): Promise<Reconciliation> {
  const reconciliation = await refreshPaymentJob(jobReference, context, cause)
  if (reconciliation.outcome !== 'reconciled') return reconciliation
  const { order, jobs } = reconciliation
  await closePaymentJobs(order, jobs, context)
  return { ...reconciliation, order: await executeReversals(order, context) }
}

/**
 * Reconciles all payment jobs of an order, and gives up a request for one whose process has ended. A job about which the
 * gateway cannot be asked keeps no other from being reconciled, unless the gateway rejects the credentials, or fails at
 * two jobs.
 *
 * @throws GatewayError the first, when the gateway could not be asked about a job
 */
export async function reconcileOrder(orderNumber: string, context: OrderContext): Promise<void> {
  const failures: GatewayError[] = []
  for (const job of await listPaymentJobs(context.database, orderNumber)) {
    try {
      await reconcileJob(job, context)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      if (error instanceof GatewayRejected && error.isAboutCredentials) throw error
      failures.push(error)
      await withoutNews(orderNumber, context)
      // Each of them may have taken as long as the gateway has to respond, and a shopper may be waiting.
      if (failures.filter((failure) => failure instanceof GatewayUnavailable).length > 1) break
    }
  }
  if (failures[0]) throw failures[0]
}

async function reconcileJob(job: OrderPaymentJob, context: OrderContext): Promise<void> {
  if (job.reference !== null) {
    const { outcome } = await reconcile(job.reference, context)
    if (outcome === 'reconciled') return
    const hadPayment = job.payments.some(({ wasAuthorised }) => wasAuthorised)
    if (hadPayment) await recordAttention(context.database, job.orderNumber, [unknown(job)])
    await withoutNews(job.orderNumber, context)
    return
  }
  const isUnanswered =
    job.requestState === 'unconfirmed' ||
    (job.requestState === 'requested' && isStale(job, context.gatewayTimeoutMs, new Date()))
  if (isUnanswered) await giveUpRequest(job, context)
}

const unknown = ({ id, reference }: OrderPaymentJob): AttentionItem => ({
  kind: 'unknown-job',
  subject: reference ?? id,
  detail: `The gateway does not know payment job ${reference}.`,
})

/** What is due to an order of which the gateway tells nothing: also that is given up at some time. */
async function withoutNews(orderNumber: string, context: OrderContext): Promise<void> {
  await executeReversals(await rescheduleOrder(orderNumber, context), context)
}

/** Sets when an order is checked next, where asking the gateway has brought nothing. */
export async function rescheduleOrder(orderNumber: string, { database }: OrderContext): Promise<Order> {
  return changeOrder(database, orderNumber, (transaction, { order, jobs }) =>
    updateOrder(transaction, order, jobs, new Date()),
  )
}

/** Of one order, many pages that are polled at once ask the gateway no more than needed. */
const shared = coalesce<void>()

/** Reconciles an order. When the gateway cannot tell, the order is returned as it was. */
export async function refreshOrder(order: Order, context: OrderContext): Promise<Order> {
  try {
    await shared(order.number, () => reconcileOrder(order.number, context))
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    log.error(
      { orderNumber: order.number },
      `Order ${order.number} could not be reconciled: ${error.message}`,
    )
  }
  return (await findOrder(context.database, order.number)) ?? order
}
