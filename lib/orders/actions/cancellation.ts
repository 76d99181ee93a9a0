import 'server-only'
import { ActionRejected } from '@/lib/action-rejected'
import type { Command } from '@/lib/audit-log/audit-entry'
import type { Database } from '@/lib/database/database'
import type { OrderContext } from '../context'
import { isCommissioned, isPayable } from '../lifecycle'
import { cancelPaymentJob } from '../payment-job-cancellation'
import { reconcileOrder } from '../reconcile'
import { findOrder, listPaymentJobs } from '../repository'
import { changeOnce, explained, recordFailure } from './action'

/**
 * Cancels an order that is not paid: its payment jobs are cancelled at the gateway, so that nobody can pay it any more.
 * Asked for again under the same key, it is recorded once and cancels what is left.
 *
 * @throws ActionRejected when it is paid, or can be paid still since the gateway cancels a payment job not
 */
export async function cancelOrder(
  orderNumber: string,
  command: Command,
  context: OrderContext,
): Promise<void> {
  const { database } = context
  await changeOnce(database, orderNumber, 'cancel-order', command, async (_transaction, { order, jobs }) => {
    if (order.paidAt !== null)
      throw new ActionRejected('The order was paid. Void or refund the payment instead.')
    const isUnanswered = jobs.some(
      ({ reference, requestState }) => reference === null && requestState !== 'rejected',
    )
    if (isUnanswered) {
      throw new ActionRejected(
        'The gateway has not answered a request for a payment job yet. Check the order with the gateway first.',
      )
    }
    if (!jobs.some((job) => isPayable(job, new Date())))
      throw new ActionRejected('Nobody can pay this order any more: there is nothing to cancel.')
    return 'Cancels the order.'
  })
  // Sent again, it may have been paid since: cancelling its payment job would let the money go.
  await rejectPaid(orderNumber, database)
  try {
    for (const job of await listPaymentJobs(database, orderNumber)) {
      const { reference } = job
      if (reference === null || !isPayable(job, new Date())) continue
      if ((await cancelPaymentJob({ ...job, reference }, context)) === 'denied') {
        throw new ActionRejected(
          'The gateway denies to cancel the payment job: the permission is missing, or it was asked too often.',
        )
      }
    }
    await reconcileOrder(orderNumber, context)
  } catch (error) {
    await recordFailure('The cancellation', error, orderNumber, 'cancel-order', command, database)
    throw explained('The cancellation', error)
  }
  await rejectPaid(orderNumber, database)
  const jobs = await listPaymentJobs(database, orderNumber)
  if (jobs.some(isCommissioned)) {
    throw new ActionRejected(
      'The order is not cancelled: money for it is under way, as with a bank transfer, and the gateway does not stop that. Refund it when it has come.',
    )
  }
  const payable = jobs.find((job) => isPayable(job, new Date()))
  if (payable) {
    throw new ActionRejected(
      `The order is not cancelled: the gateway did not cancel payment job ${payable.reference}, of which it last said ${payable.status ?? 'nothing'}. Somebody who has its link may still pay until it expires. Look in the Portal.`,
    )
  }
}

async function rejectPaid(orderNumber: string, database: Database): Promise<void> {
  const order = await findOrder(database, orderNumber)
  if (order && order.paidAt !== null)
    throw new ActionRejected('The order was paid in the meantime. Void or refund the payment instead.')
}
