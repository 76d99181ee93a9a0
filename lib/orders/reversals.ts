import 'server-only'
import { toAmount } from '@/lib/cashflows/amount'
import { GatewayError, GatewayOperationDenied, GatewayRejected } from '@/lib/cashflows/errors'
import { paymentOutcome } from '@/lib/cashflows/payment-status'
import { log } from '@/lib/log'
import type { AttentionItem } from './attention'
import { recordAttention } from './attention-store'
import type { OrderContext } from './context'
import { holdsMoney, taken } from './lifecycle'
import { type Order, type OrderPayment, type Reversal, reversalReasons } from './order'
import { soonAfter } from './order-update'
import { refreshPaymentJob } from './payment-job-update'
import { claimReversals, findOrder, listReversals, storeReversal } from './repository'

/**
 * A refund can be impossible until the payment is settled, and while the merchant's account holds too little. It is also
 * given up when the gateway does not know the job for so long, or cannot be asked.
 */
const giveUpAfterDays = 14
/** Longer than an attempt takes at first, so that no other begins meanwhile; then twice as long each time, at most an hour. */
const pauses = { minPauseMs: 90_000, maxPauseMs: 3_600_000 }

/**
 * Gives back what is due to be given back of an order: voids payments, or refunds them where the gateway no longer
 * voids, and refunds what was taken for what is withdrawn from. What fails is tried again by the scheduled check; it
 * never throws for the gateway's sake.
 *
 * @param order as it was stored last
 * @returns the order afterwards
 */
export async function executeReversals(order: Order, context: OrderContext): Promise<Order> {
  const now = new Date()
  // An order of which something is due now is checked within a minute, so there is nothing of this one.
  if (order.nextCheckAt === null || order.nextCheckAt > soonAfter(now)) return order
  const claimed = await claimReversals(context.database, order.number, now, pauses)
  for (const reversal of claimed) {
    const state = await attempt(reversal, context).catch((error) => {
      if (!(error instanceof GatewayError)) throw error
      report(reversal, error)
      return 'due' as const
    })
    await store(reversal, state, context, now)
  }
  if (claimed.length === 0) return order
  return (await findOrder(context.database, order.number)) ?? order
}

/** Gives back what is due, unless an earlier attempt has done so. @returns what is known of it then */
async function attempt(reversal: Reversal, context: OrderContext): Promise<Reversal['state'] | 'pending'> {
  // Asked first: an earlier attempt may have succeeded, and its response have been lost.
  const payment = await retrievePayment(reversal, context)
  if (!payment) return 'due'
  const state = stateOf(payment, reversal)
  if (state !== 'due' || !(await isDue(reversal, context))) return state
  await voidOrRefund(payment, reversal, context).catch(reportRejection(reversal, context))
  const afterwards = await retrievePayment(reversal, context)
  return afterwards ? stateOf(afterwards, reversal) : 'due'
}

async function store(
  reversal: Reversal,
  state: Reversal['state'] | 'pending',
  { database }: OrderContext,
  now: Date,
): Promise<void> {
  const { refundNumber, orderNumber, createdAt } = reversal
  const giveUpAtMs = createdAt.getTime() + giveUpAfterDays * 24 * 3_600_000
  if (state === 'completed') {
    await storeReversal(database, refundNumber, { state })
  } else if (state === 'failed' || now.getTime() > giveUpAtMs) {
    // First, so that it is not lost with a process that ends in between: it is recorded once however often it is tried.
    await recordAttention(database, orderNumber, [matter('reversal-failed', reversal)])
    await storeReversal(database, refundNumber, { state: 'failed' })
  }
}

/** Undefined when the gateway does not know the payment. */
async function retrievePayment(
  { paymentJobReference, paymentReference }: Reversal,
  context: OrderContext,
): Promise<OrderPayment | undefined> {
  const reconciliation = await refreshPaymentJob(paymentJobReference, context)
  if (reconciliation.outcome !== 'reconciled') return undefined
  const payments = reconciliation.jobs.flatMap(({ payments }) => payments)
  return payments.find(({ reference }) => reference === paymentReference)
}

/** Whether it is still to be given back: it may have become the payment that pays the order. */
async function isDue({ refundNumber, orderNumber }: Reversal, { database }: OrderContext) {
  const reversals = await listReversals(database, orderNumber)
  return reversals.some((one) => one.refundNumber === refundNumber && one.state === 'due')
}

const matter = (
  kind: 'reversal-failed' | 'reversal-denied',
  { reason, refundNumber, paymentReference, amount, currency }: Reversal,
): AttentionItem =>
  reversalReasons[reason].isOfAmount
    ? {
        kind,
        subject: refundNumber,
        detail: `${toAmount(amount, currency)} ${currency} of payment ${paymentReference} could not be given back.`,
      }
    : {
        kind,
        subject: paymentReference,
        detail: `Payment ${paymentReference} could not be given back.`,
      }

function stateOf(payment: OrderPayment, { reason, refundNumber }: Reversal): Reversal['state'] | 'pending' {
  const refund = payment.refunds.find((refund) => refund.refundNumber === refundNumber)
  // It can still fail.
  if (refund?.status === 'Pending') return 'pending'
  if (!holdsMoney(payment)) return 'completed'
  if (!refund) return 'due'
  // Of a payment that was to go back as a whole, money is left.
  return reversalReasons[reason].isOfAmount && refund.status === 'Completed' ? 'completed' : 'failed'
}

const report = ({ orderNumber, paymentReference }: Reversal, { message }: GatewayError) =>
  log.error(
    { orderNumber, payment: paymentReference },
    `Payment ${paymentReference} could not be given back yet: ${message}`,
  )

/** It can be possible later, until it is given up. */
const reportRejection =
  (reversal: Reversal, { database }: OrderContext) =>
  async (error: unknown) => {
    if (!(error instanceof GatewayRejected) || error.isAboutCredentials) throw error
    report(reversal, error)
    if (error instanceof GatewayOperationDenied) {
      await recordAttention(database, reversal.orderNumber, [matter('reversal-denied', reversal)])
    }
  }

async function voidOrRefund(payment: OrderPayment, reversal: Reversal, { gateway }: OrderContext) {
  const { paymentJobReference, currency, refundNumber } = reversal
  const refund = () => {
    const amount = Math.min(reversal.amount, taken(payment) - payment.refunded)
    const request = { amountToRefund: toAmount(amount, currency), refundNumber }
    return gateway.refundPayment(paymentJobReference, payment.reference, request)
  }
  // A void would give back all of it, and mean that nothing was sent.
  if (reversalReasons[reversal.reason].isOfAmount && paymentOutcome(payment.status) !== 'reserved') {
    await refund()
    return
  }
  try {
    await gateway.cancelPayment(paymentJobReference, payment.reference)
  } catch (error) {
    // Settled already, or refunded in part: it can only be refunded.
    if (!(error instanceof GatewayRejected) || error.isAboutCredentials) throw error
    await refund().catch((rejection) => {
      const isRejected = rejection instanceof GatewayRejected && !rejection.isAboutCredentials
      // That the permission to void is missing is what a merchant can do something about.
      throw isRejected && error instanceof GatewayOperationDenied ? error : rejection
    })
  }
}
