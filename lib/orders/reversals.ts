import 'server-only'
import { toAmount } from '@/lib/cashflows/amount'
import { GatewayError, GatewayRejected } from '@/lib/cashflows/errors'
import { attentionKinds } from './attention'
import type { OrderContext } from './context'
import { holdsMoney, taken } from './lifecycle'
import type { Order, OrderPayment, Reversal } from './order'
import { refreshPaymentJob } from './payment-job-update'
import { claimReversals, findOrder, insertAttention, listPaymentJobs, storeReversal } from './repository'

/** A refund can be impossible until the payment is settled, and while the merchant's account holds too little. */
const giveUpAfterDays = 14
/** Half a minute after the first attempt, then twice as long each time, at most an hour. */
const pauses = { minPauseMs: 30_000, maxPauseMs: 3_600_000 }

/**
 * Gives back the payments of an order that are due to be given back: voids them, or refunds them where the gateway no
 * longer voids. What fails is tried again by the scheduled check; it never throws for the gateway's sake.
 *
 * @returns the order afterwards
 */
export async function executeReversals(order: Order, context: OrderContext): Promise<Order> {
  const now = new Date()
  const claimed = await claimReversals(context.database, order.number, now, pauses)
  for (const reversal of claimed) {
    try {
      await execute(reversal, context, now)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      report(reversal, error)
    }
  }
  if (claimed.length === 0) return order
  return (await findOrder(context.database, order.number)) ?? order
}

async function execute(reversal: Reversal, context: OrderContext, now: Date): Promise<void> {
  // Asked first: an earlier attempt may have succeeded, and its response have been lost.
  let payment = await retrievePayment(reversal, context)
  if (payment && stateOf(payment, reversal) === 'due') {
    await voidOrRefund(payment, reversal, context).catch(reportRejection(reversal))
    payment = await retrievePayment(reversal, context)
  }
  const state = payment ? stateOf(payment, reversal) : 'due'
  const giveUpAtMs = reversal.createdAt.getTime() + giveUpAfterDays * 24 * 3_600_000
  if (state === 'completed') {
    await storeReversal(context.database, reversal.paymentReference, { state })
  } else if (state === 'failed' || now.getTime() > giveUpAtMs) {
    await storeReversal(context.database, reversal.paymentReference, { state: 'failed' })
    const item = {
      kind: 'reversal-failed' as const,
      subject: reversal.paymentReference,
      detail: `Payment ${reversal.paymentReference} could not be given back.`,
    }
    await insertAttention(context.database, reversal.orderNumber, [item])
    console.error(
      `Order ${reversal.orderNumber} needs attention. ${item.detail} ${attentionKinds[item.kind]}`,
    )
  }
}

async function retrievePayment(
  { paymentJobReference, paymentReference, orderNumber }: Reversal,
  context: OrderContext,
): Promise<OrderPayment | undefined> {
  await refreshPaymentJob(paymentJobReference, context)
  const jobs = await listPaymentJobs(context.database, orderNumber)
  return jobs.flatMap(({ payments }) => payments).find(({ reference }) => reference === paymentReference)
}

function stateOf(payment: OrderPayment, { refundNumber }: Reversal): Reversal['state'] | 'pending' {
  const refund = payment.refunds.find((refund) => refund.refundNumber === refundNumber)
  // It can still fail.
  if (refund?.status === 'Pending') return 'pending'
  if (!holdsMoney(payment)) return 'completed'
  return refund ? 'failed' : 'due'
}

const report = ({ paymentReference }: Reversal, { message }: GatewayError) =>
  console.error(`Payment ${paymentReference} could not be given back yet: ${message}`)

/** It can be possible later, until it is given up. */
const reportRejection = (reversal: Reversal) => (error: unknown) => {
  if (!(error instanceof GatewayRejected) || error.isAboutCredentials) throw error
  report(reversal, error)
}

async function voidOrRefund(payment: OrderPayment, reversal: Reversal, { gateway }: OrderContext) {
  const { paymentJobReference, currency, refundNumber } = reversal
  try {
    await gateway.cancelPayment(paymentJobReference, payment.reference)
  } catch (error) {
    // Settled already, or refunded in part: it can only be refunded.
    if (!(error instanceof GatewayRejected) || error.isAboutCredentials) throw error
    const amountToRefund = toAmount(taken(payment) - payment.refunded, currency)
    await gateway.refundPayment(paymentJobReference, payment.reference, { amountToRefund, refundNumber })
  }
}
