import 'server-only'
import { GatewayError, GatewayOperationDenied, GatewayRejected } from '@/lib/cashflows/errors'
import { log } from '@/lib/log'
import type { OrderContext } from './context'
import { jobsToClose } from './lifecycle'
import type { Order, OrderPaymentJob } from './order'
import { updateOrder } from './order-update'
import { refreshPaymentJob } from './payment-job-update'
import { changeOrder, storePaymentJob } from './repository'

/** A payment job of which the gateway has told the reference. */
export type KnownJob = OrderPaymentJob & { reference: string }

/**
 * Cancels a payment job at the gateway, so that nobody can pay it any more, and stores that.
 *
 * @returns 'not-possible' when it may have been paid meanwhile, or have ended in another way; 'denied' when the gateway
 * has not looked at it, since the merchant lacks the permission (403) or calls too often (429)
 * @throws GatewayError when the gateway cannot be asked
 */
export async function cancelPaymentJob(
  job: KnownJob,
  context: OrderContext,
): Promise<'cancelled' | 'not-possible' | 'denied'> {
  try {
    await context.gateway.cancelPaymentJob(job.reference)
  } catch (error) {
    if (!(error instanceof GatewayRejected) || error.isAboutCredentials) throw error
    log.error(namesOf(job), `Payment job ${job.reference} is not cancelled. ${error.message}`)
    return error instanceof GatewayOperationDenied || error.status === 429 ? 'denied' : 'not-possible'
  }
  await changeOrder(context.database, job.orderNumber, async (transaction, { order, jobs }) => {
    const now = new Date()
    const changed = jobs.map((other) => (other.id === job.id ? { ...other, cancelledAt: now } : other))
    for (const cancelled of changed.filter(({ id }) => id === job.id)) {
      await storePaymentJob(transaction, cancelled)
    }
    await updateOrder(transaction, order, changed, now)
  })
  return 'cancelled'
}

const namesOf = ({ orderNumber, reference }: KnownJob) => ({ orderNumber, paymentJob: reference })

/**
 * Cancels the payment jobs that nobody is to pay any more, since the order has been paid or waits for a merchant: by a
 * link that was kept open it would be paid twice. What fails is tried again by the scheduled check.
 *
 * @param jobs of the order, oldest first
 */
export async function closePaymentJobs(
  order: Order,
  jobs: readonly OrderPaymentJob[],
  context: OrderContext,
): Promise<void> {
  for (const job of jobsToClose(order, jobs, new Date())) {
    try {
      await cancelPaymentJob(job, context)
      await refreshPaymentJob(job.reference, context)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      log.error(namesOf(job), `Payment job ${job.reference} is not cancelled yet. ${error.message}`)
    }
  }
}
