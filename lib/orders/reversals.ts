import 'server-only'
import { toAmount } from '@/lib/cashflows/amount'
import { GatewayError, GatewayOperationDenied, GatewayRejected } from '@/lib/cashflows/errors'
import { paymentOutcome } from '@/lib/cashflows/payment-status'
import type { Database } from '@/lib/database/database'
import { dayMs } from '@/lib/durations'
import { log } from '@/lib/log'
import type { AttentionItem } from './attention'
import { recordAttention, resolveMatter } from './attention-store'
import type { OrderContext } from './context'
import { holdsMoney } from './lifecycle'
import { type Order, type OrderPayment, type Reversal, reversalReasons } from './order'
import { soonAfter } from './order-update'
import { leftToRefund } from './paying-payment'
import { refreshPaymentJob } from './payment-job-update'
import { releaseItems } from './refund-request'
import { changeOrder, claimReversal, findOrder, listReversals, storeOrder, storeReversal } from './repository'

/**
 * A refund can be impossible until the payment is settled, and while the merchant's account holds too little. It is also
 * given up when the gateway does not know the job for so long, or cannot be asked.
 */
const giveUpAfterDays = 14
/** Longer than an attempt takes at first, so that no other begins meanwhile; then twice as long each time, at most an hour. */
const pauses = { minPauseMs: 90_000, maxPauseMs: 3_600_000 }
/** The first rejection may mean only that the payment is not settled yet. */
const rejectionsUnnoticed = 1

/**
 * Gives back what is due to be given back of an order, one after the other: voids payments, or refunds them where the
 * gateway no longer voids, and refunds what was taken for what is withdrawn from. What fails is tried again by the
 * scheduled check; it never throws for the gateway's sake.
 *
 * @param order as it was stored last
 * @returns the order afterwards
 */
export async function executeReversals(order: Order, context: OrderContext): Promise<Order> {
  const now = new Date()
  // An order of which something is due now is checked within a minute, so there is nothing of this one.
  if (order.nextCheckAt === null || order.nextCheckAt > soonAfter(now)) return order
  let claimed = 0
  // Claimed when its turn has come: the claim of one that waits for the others would end while they take their time.
  for (;;) {
    const reversal = await claimReversal(context.database, order.number, now, pauses)
    if (!reversal) break
    claimed += 1
    const state = await attempt(reversal, context).catch(async (error) => {
      if (!(error instanceof GatewayError)) throw error
      await report(reversal, error, context)
      return 'due' as const
    })
    await store(reversal, state, context, now)
  }
  if (claimed === 0) return order
  return (await findOrder(context.database, order.number)) ?? order
}

/** Gives back what is due, unless an earlier attempt has done so. @returns what is known of it then */
async function attempt(reversal: Reversal, context: OrderContext): Promise<Reversal['state'] | 'pending'> {
  // Another process may be executing one of the same payment: of two, one leaves the other what it is to give back.
  const earlier = (await listReversals(context.database, reversal.orderNumber)).filter(
    ({ refundNumber }) => refundNumber < reversal.refundNumber,
  )
  // Asked first: an earlier attempt may have succeeded, and its response have been lost.
  const payment = await retrievePayment(reversal, context)
  if (!payment) return 'due'
  const state = stateOf(payment, reversal)
  if (state !== 'due' || !(await isClaimed(reversal, context))) return state
  const amount = Math.min(reversal.amount, leftToRefund(payment, earlier))
  await voidOrRefund(payment, amount, reversal, context).catch(reportRejection(reversal, context))
  const afterwards = await retrievePayment(reversal, context)
  return afterwards ? stateOf(afterwards, reversal) : 'due'
}

async function store(
  reversal: Reversal,
  state: Reversal['state'] | 'pending',
  { database }: OrderContext,
  now: Date,
): Promise<void> {
  const giveUpAtMs = reversal.createdAt.getTime() + giveUpAfterDays * dayMs
  if (state === 'completed') {
    await complete(reversal, database)
  } else if (state === 'failed' || now.getTime() > giveUpAtMs) {
    await giveUpReversal(reversal, database)
  }
}

/** Stores that the shop does not try any more to give something back, which needs attention. */
export async function giveUpReversal(reversal: Reversal, database: Database): Promise<void> {
  const { refundNumber, orderNumber } = reversal
  // First, so that it is not lost with a process that ends in between: it is recorded once however often it is tried.
  await recordAttention(database, orderNumber, [matter('reversal-failed', reversal)])
  await resolveMatter(database, orderNumber, 'reversal-rejected', subjectOf(reversal))
  await storeReversal(database, refundNumber, { state: 'failed' })
}

/** Whether a process may be asking the gateway for it right now. */
export function isBeingTried({ attempts, nextAttemptAt }: Reversal, now: Date): boolean {
  const { minPauseMs, maxPauseMs } = pauses
  const pauseMs = Math.min(maxPauseMs, minPauseMs * 2 ** (attempts - 1))
  return attempts > 0 && now.getTime() < nextAttemptAt.getTime() - pauseMs + minPauseMs
}

/** Stores that money has gone back, and puts the items into stock for which it has: once, whoever stores it first. */
async function complete(reversal: Reversal, database: Database): Promise<void> {
  const { refundNumber, orderNumber, items } = reversal
  await changeOrder(database, orderNumber, async (transaction, { order }) => {
    if (!(await storeReversal(transaction, refundNumber, { state: 'completed' }))) return
    // That the gateway rejected it is true no more.
    await resolveMatter(transaction, orderNumber, 'reversal-rejected', subjectOf(reversal))
    if (items.length === 0) return
    const now = new Date()
    await storeOrder(transaction, await releaseItems(transaction, order, items, reversal), soonAfter(now))
  })
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

/**
 * Whether it is still to be given back, and by the caller: it may have become the payment that pays the order, and of a
 * caller that the gateway has kept waiting another process may have taken it over.
 */
async function isClaimed({ refundNumber, orderNumber, attempts }: Reversal, { database }: OrderContext) {
  const reversals = await listReversals(database, orderNumber)
  return reversals.some(
    (one) => one.refundNumber === refundNumber && one.state === 'due' && one.attempts === attempts,
  )
}

const subjectOf = ({ reason, refundNumber, paymentReference }: Reversal): string =>
  reversalReasons[reason].isOfAmount ? refundNumber : paymentReference

function matter(
  kind: 'reversal-failed' | 'reversal-denied' | 'reversal-rejected',
  reversal: Reversal,
  why = reversal.lastError,
): AttentionItem {
  const { reason, paymentReference, amount, currency } = reversal
  const what = reversalReasons[reason].isOfAmount
    ? `${toAmount(amount, currency)} ${currency} of payment ${paymentReference}`
    : `Payment ${paymentReference}`
  const detail = `${what} could not be given back.${why === null ? '' : ` ${why}.`}`
  return { kind, subject: subjectOf(reversal), detail }
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

async function report(
  { orderNumber, paymentReference, refundNumber }: Reversal,
  { message }: GatewayError,
  { database }: OrderContext,
): Promise<void> {
  log.error(
    { orderNumber, payment: paymentReference },
    `Payment ${paymentReference} could not be given back yet: ${message}`,
  )
  await storeReversal(database, refundNumber, { lastError: message })
}

/** It can be possible later, until it is given up. */
const reportRejection = (reversal: Reversal, context: OrderContext) => async (error: unknown) => {
  if (!(error instanceof GatewayRejected) || error.isAboutCredentials) throw error
  await report(reversal, error, context)
  const kind = error instanceof GatewayOperationDenied ? 'reversal-denied' : 'reversal-rejected'
  if (kind === 'reversal-rejected' && reversal.attempts <= rejectionsUnnoticed) return
  await recordAttention(context.database, reversal.orderNumber, [matter(kind, reversal, error.message)])
}

/** @param amount to refund where it is not voided; 0 while others are giving back all that is left */
async function voidOrRefund(
  payment: OrderPayment,
  amount: number,
  { paymentJobReference, currency, refundNumber, reason }: Reversal,
  { gateway }: OrderContext,
) {
  const refund = async () => {
    if (amount === 0) return
    const request = { amountToRefund: toAmount(amount, currency), refundNumber }
    await gateway.refundPayment(paymentJobReference, payment.reference, request)
  }
  // A void would give back all of it, and mean that nothing was sent.
  if (reversalReasons[reason].isOfAmount && paymentOutcome(payment.status) !== 'reserved') {
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
