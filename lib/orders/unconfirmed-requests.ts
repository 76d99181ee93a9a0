import 'server-only'
import type { OrderContext } from './context'
import type { Order, OrderPaymentJob } from './order'
import { updateOrder } from './order-update'
import { changeOrder, storePaymentJob } from './repository'

/** What a response may take from its arrival until it is stored. */
const marginMs = 2000

/** Whether a request for a payment job has waited so long that its process must have ended. */
export function isStale({ requestedAt }: OrderPaymentJob, gatewayTimeoutMs: number, now: Date): boolean {
  return now.getTime() > requestedAt.getTime() + gatewayTimeoutMs + marginMs
}

/**
 * Gives up a request for a payment job that got no response, and finds out what can be found out: when the gateway
 * knows no order of this number, there is no job. Otherwise there may be one, whose link nobody has; should it be paid
 * all the same, `reconcile` finds its order by the number.
 *
 * @throws GatewayError when the gateway cannot be asked
 */
export async function giveUpRequest(request: OrderPaymentJob, context: OrderContext): Promise<void> {
  const { database, gateway } = context
  const hasOtherJob = await store({
    requestState: 'unconfirmed',
    reason: request.reason ?? 'The process that requested the payment job ended before the response.',
  })
  // With another job of the same order the answer would be yes in any case.
  if (hasOtherJob) return
  const isKnown = await gateway.hasOrder(request.orderNumber)
  const nothing = 'The gateway knows no order of this number.'
  await store(isKnown ? {} : { requestState: 'rejected', reason: nothing }, { lastCheckedAt: new Date() })

  /** @returns whether the order has a payment job */
  function store(changes: Partial<OrderPaymentJob>, ofOrder: Partial<Order> = {}): Promise<boolean> {
    return changeOrder(database, request.orderNumber, async (transaction, { order, jobs }) => {
      const changed = jobs.map((job) =>
        job.id === request.id && job.reference === null && job.requestState !== 'rejected'
          ? { ...job, ...changes }
          : job,
      )
      for (const [index, job] of changed.entries()) {
        if (job !== jobs[index]) await storePaymentJob(transaction, job)
      }
      await updateOrder(transaction, { ...order, ...ofOrder }, changed, new Date())
      return jobs.some(({ reference }) => reference !== null)
    })
  }
}
