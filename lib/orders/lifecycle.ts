import { paymentOutcome } from '@/lib/cashflows/payment-status'
import { dayMs, hourMs } from '@/lib/durations'
import type { AttentionItem } from './attention'
import type { Order, OrderPayment, OrderPaymentJob, ReversalReason } from './order'
import { type OrderStatus, orderStatuses } from './order-status'

/** What follows from an order and everything that the gateway says of its payment jobs. */
export interface OrderState {
  status: OrderStatus
  /** The payment that pays the order: it stays so while it holds money, so that a later one is a second one. */
  paymentReference: string | null
  /** The payments that the shop must give back. */
  reversals: { job: OrderPaymentJob; payment: OrderPayment; reason: ReversalReason }[]
  attention: AttentionItem[]
}

/**
 * The whole lifecycle of an order. Its state is a function of what the gateway says of all its payment jobs, whichever
 * message brought it, in whatever order: so the same messages always end in the same state. A payment
 * job of which the gateway says nothing new an hour after its link has expired, has expired.
 *
 * @param jobs of the order, oldest first
 */
export function orderState(
  order: Pick<Order, 'total' | 'currency' | 'paymentReference' | 'paidAt' | 'givenUpAt' | 'soldOut'>,
  jobs: readonly OrderPaymentJob[],
): OrderState {
  const everyAuthorised = jobs
    .flatMap((job) => job.payments.map((payment) => ({ job, payment })))
    .filter(({ payment }) => payment.wasAuthorised)
  const authorised = everyAuthorised.filter(isAsRequested)
  const ofThisTotal = authorised.filter(
    ({ job }) => job.amount === order.total && job.currency === order.currency,
  )
  const remembered = authorised.find(({ payment }) => payment.reference === order.paymentReference)
  const chosen =
    [remembered, ...ofThisTotal].find((candidate) => candidate && holdsMoney(candidate.payment)) ??
    remembered ??
    ofThisTotal[0]
  const isAuthorised = chosen !== undefined && holdsMoney(chosen.payment)
  const mismatched = everyAuthorised.filter((one) => !isAsRequested(one))
  // What does not pay an order that is paid is too much, whatever its amount; a job of another order is none of the shop's.
  const surplus = [
    ...authorised,
    ...mismatched.filter(({ job }) => isAuthorised && !job.isMismatched),
  ].filter((other) => other !== chosen && holdsMoney(other.payment))
  const reversals: OrderState['reversals'] = surplus.map((other) => ({
    ...other,
    reason: ofThisTotal.includes(other) || mismatched.includes(other) ? 'second-payment' : 'superseded-job',
  }))
  const chosenStatus = chosen && statusOfPayment(chosen.payment, order)
  const isVanished = (order.paidAt !== null || chosen !== undefined) && chosenStatus === undefined
  const paymentReference = chosen?.payment.reference ?? order.paymentReference
  const isUnexpected = isVanished || (!isAuthorised && mismatched.some(({ payment }) => holdsMoney(payment)))
  const status = isUnexpected ? 'under-review' : (chosenStatus ?? statusOfJobs(jobs))
  const attention: AttentionItem[] = [
    ...reversals.map(
      ({ job, payment, reason }): AttentionItem => ({
        kind: reason === 'second-payment' ? 'second-payment' : 'superseded-payment',
        subject: payment.reference,
        detail: `Payment ${payment.reference} of job ${job.reference} is given back.`,
      }),
    ),
    ...jobs.filter(({ isMismatched }) => isMismatched).map(mismatch),
    ...mismatched.filter(({ job }) => !job.isMismatched).map(mismatchedPayment),
    ...jobs.flatMap(({ payments }) => payments.flatMap(failedRefunds)),
    ...jobs.flatMap(unknownStatuses),
  ]
  if (chosen && isAuthorised && order.givenUpAt !== null && !order.soldOut) {
    attention.push({ kind: 'paid-late', subject: chosen.payment.reference, detail: 'Paid late.' })
  }
  if (chosen && status === 'sold-out') {
    if (holdsMoney(chosen.payment)) reversals.push({ ...chosen, reason: 'sold-out' })
    attention.push({
      kind: 'sold-out',
      subject: chosen.payment.reference,
      detail: 'Paid when the last piece was sold.',
    })
  }
  if (isVanished) {
    attention.push({
      kind: 'payment-vanished',
      subject: paymentReference ?? '',
      detail: `The gateway does not call payment ${paymentReference} authorised or paid any more.`,
    })
  }
  return {
    status,
    paymentReference,
    reversals,
    attention,
  }
}

/** Whether a payment is of the amount, and its job as a whole as it was requested. */
const isAsRequested = ({ job, payment }: { job: OrderPaymentJob; payment: OrderPayment }): boolean =>
  !job.isMismatched && payment.amount === job.amount

/**
 * The payment jobs that nobody is to pay any more, since the order has been paid or is under review, and that somebody
 * who has kept the link still could. Where one holds the money of a payment, cancelling it would let that go.
 */
export function jobsToClose(
  { paidAt, status }: Pick<Order, 'paidAt' | 'status'>,
  jobs: readonly OrderPaymentJob[],
  now: Date,
): (OrderPaymentJob & { reference: string })[] {
  if (paidAt === null && status !== 'under-review') return []
  return jobs.flatMap((job) => {
    const { reference } = job
    const isToClose = reference !== null && isPayable(job, now) && !job.payments.some(mayHaveMoney)
    return isToClose ? [{ ...job, reference }] : []
  })
}

/** Whether a payment has, or may have, money that cancelling its job would let go: also under a status of which the shop knows too little. */
function mayHaveMoney({ status, wasAuthorised }: OrderPayment): boolean {
  const outcome = paymentOutcome(status)
  return (
    outcome === 'paid' ||
    outcome === 'reserved' ||
    outcome === undefined ||
    (wasAuthorised && (outcome === 'pending' || outcome === 'commissioned'))
  )
}

/**
 * Whether nobody can pay a payment job any more. The status Cancelled alone does not say so: when a merchant has
 * cancelled a payment, the job stays open for another. Source: "Cancelling a payment" in the gateway's guide.
 */
export function isEnded({ cancelledAt, status }: OrderPaymentJob): boolean {
  return cancelledAt !== null || paymentOutcome(status ?? 'Pending') === 'expired'
}

/** Whether somebody who has the link of a payment job may still pay, as far as the shop knows. */
export const isPayable = (job: OrderPaymentJob, now: Date): boolean => !isEnded(job) && job.expiresAt > now

/** How long after the end of its link a payment job may still change at the gateway: it was opened just before. */
export const expiryMarginMs = hourMs

/**
 * Whether money for a payment job is under way, as with a bank transfer: it may come days later, also when the job has
 * ended meanwhile. After the time for which the gateway is asked about it, it is expected no more.
 */
export function isCommissioned({ status, payments, requestedAt, lastCheckedAt }: OrderPaymentJob): boolean {
  const { untilDays } = orderStatuses['awaiting-payment'].checks
  const isExpected = !wasAsked(lastCheckedAt, requestedAt.getTime() + untilDays * dayMs)
  const statuses = [status ?? 'Pending', ...payments.map((payment) => payment.status)]
  return isExpected && statuses.some((one) => paymentOutcome(one) === 'commissioned')
}

/** Whether the gateway was asked about a payment job at a time or later. */
const wasAsked = (lastCheckedAt: Date | null, atMs: number): boolean =>
  lastCheckedAt !== null && lastCheckedAt.getTime() >= atMs

/** Whether the gateway may still say something new of a payment job by itself, so that it is asked, whatever the order's status. */
export function isUndecided(job: OrderPaymentJob): boolean {
  if (isCommissioned(job)) return true
  const outcome = paymentOutcome(job.status ?? 'Pending')
  return job.reference !== null && job.cancelledAt === null && (outcome === 'pending' || !outcome)
}

/** Whether a payment holds or has taken money that was not given back. */
export function holdsMoney(payment: OrderPayment): boolean {
  if (paymentOutcome(payment.status) === 'reserved') return true
  return isTaken(payment) && payment.refunded < taken(payment)
}

/** Whether money was taken. Of a reservation that has expired, what was captured before stays taken. */
function isTaken({ status, captured }: OrderPayment): boolean {
  const outcome = paymentOutcome(status)
  return outcome === 'paid' || (outcome === 'expired' && captured > 0)
}

/** Whether a payment has ended without money: it was voided, or its reservation has expired. What a capture took stays taken. */
export function isReleased(payment: OrderPayment): boolean {
  const outcome = paymentOutcome(payment.status)
  return outcome === 'cancelled' || (outcome === 'expired' && !isTaken(payment))
}

/** Whether all that a payment took has gone back for certain: a refund that is pending can fail. */
export const isGivenBack = (payment: OrderPayment): boolean =>
  !holdsMoney(payment) && !hasPendingRefund(payment)

/** Whether a refund is under way, and can still fail. It counts as given back, so that nothing is given back twice. */
export const hasPendingRefund = ({ refunds }: OrderPayment): boolean =>
  refunds.some(({ status }) => status === 'Pending')

/** What a paid payment took, in minor units. The gateway may name no capture, where it captures by itself. */
export const taken = ({ captured, amount }: OrderPayment) => captured || amount

/** The status of an order that this payment pays; undefined when the gateway takes back that it was authorised. */
function statusOfPayment(
  payment: OrderPayment,
  { givenUpAt, soldOut }: Pick<Order, 'givenUpAt' | 'soldOut'>,
): OrderStatus | undefined {
  if (soldOut) return 'sold-out'
  const isPart = payment.captured > 0 && payment.captured < payment.amount
  if (isTaken(payment)) {
    if (payment.refunded >= taken(payment)) return 'refunded'
    if (payment.refunded > 0) return 'partially-refunded'
    if (isPart) return 'partially-captured'
    return givenUpAt === null ? 'paid' : 'paid-late'
  }
  switch (paymentOutcome(payment.status)) {
    case 'reserved':
      return isPart ? 'partially-captured' : 'reserved'
    case 'cancelled':
      return 'voided'
    case 'expired':
      return 'reservation-expired'
    default:
      return undefined
  }
}

/** The status of an order that no payment pays: the newest payment job decides, unless money is under way. */
function statusOfJobs(jobs: readonly OrderPaymentJob[]): OrderStatus {
  if (jobs.some(isCommissioned)) return 'awaiting-payment'
  const newest = jobs.at(-1)
  if (!newest || newest.requestState === 'requested') return 'placed'
  if (newest.requestState !== 'created') return newest.requestState
  switch (paymentOutcome(newest.status ?? 'Pending')) {
    case 'failed':
      return 'failed'
    case 'cancelled':
      return 'cancelled'
    case 'expired':
      return 'expired'
    default:
      if (newest.payments.some(isRefunded)) return 'refunded'
      if (newest.cancelledAt !== null) return 'cancelled'
      return wasAsked(newest.lastCheckedAt, newest.expiresAt.getTime() + expiryMarginMs)
        ? 'expired'
        : 'awaiting-payment'
  }
}

/** Also a payment that never paid an order can have been refunded by the merchant: one of another amount. */
const isRefunded = (payment: OrderPayment) => isTaken(payment) && !holdsMoney(payment)

const mismatch = (job: OrderPaymentJob): AttentionItem => ({
  kind: 'amount-mismatch',
  subject: job.reference ?? job.id,
  detail: job.reason ?? 'Another amount or currency than was requested.',
})

const mismatchedPayment = ({
  job,
  payment,
}: {
  job: OrderPaymentJob
  payment: OrderPayment
}): AttentionItem => ({
  kind: 'amount-mismatch',
  subject: payment.reference,
  detail: `Payment ${payment.reference} is of ${payment.amount} minor units instead of ${job.amount}.`,
})

const failedRefunds = ({ reference, refunds }: OrderPayment): AttentionItem[] =>
  refunds
    .filter(({ status }) => status === 'Failed')
    .map((refund) => ({
      kind: 'refund-failed',
      subject: refund.reference,
      detail: `Refund ${refund.reference} of payment ${reference} failed.`,
    }))

function unknownStatuses({ reference, status, payments }: OrderPaymentJob): AttentionItem[] {
  return [{ reference, status }, ...payments]
    .filter((subject) => subject.status !== null && paymentOutcome(subject.status) === undefined)
    .map((subject) => ({
      kind: 'unknown-status',
      subject: subject.reference ?? '',
      detail: `The gateway reports the status ${subject.status}.`,
    }))
}
