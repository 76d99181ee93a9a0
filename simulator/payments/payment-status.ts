/** Which of the merchant's addresses a shopper returns to. */
export type ReturnOutcome = 'success' | 'failed' | 'cancelled'

/** How a status is marked for people. */
export type Tone = 'good' | 'bad' | 'open' | 'over'

/** What every part of the simulator knows of a status. */
interface StatusFacts {
  /** How the shopper's visit ends with it; undefined while nothing is decided. */
  outcome: ReturnOutcome | undefined
  /** Money was taken or promised. Of several payments of a job, the one with the lowest rank gives the job its status. */
  rank?: number
  /** The shopper may try another payment, as often as the configuration allows. */
  mayBeRetried?: true
  /** A job that was set up to recur may be charged again. */
  isChargeable?: true
  /** What cancelling the job does to such a payment: withdraw it, or fail because of it. Without, it stays as it is. */
  onCancelJob?: 'withdraw' | 'fail'
  tone: Tone
}

/**
 * Statuses of a payment job, of a payment and of a step: one enumeration for the three. A new status is a row here, and
 * rows of the lifecycle that lead to it and on from it.
 */
export const paymentStatus = {
  Pending: { outcome: undefined, onCancelJob: 'withdraw', tone: 'open' },
  Reserved: { outcome: 'success', rank: 2, isChargeable: true, onCancelJob: 'withdraw', tone: 'open' },
  Commissioned: { outcome: 'success', rank: 4, onCancelJob: 'withdraw', tone: 'open' },
  Paid: { outcome: 'success', rank: 1, isChargeable: true, onCancelJob: 'fail', tone: 'good' },
  Verified: { outcome: 'success', rank: 3, isChargeable: true, onCancelJob: 'fail', tone: 'good' },
  Cancelled: { outcome: 'cancelled', tone: 'over' },
  Failed: { outcome: 'failed', mayBeRetried: true, tone: 'bad' },
  Rejected: { outcome: 'failed', mayBeRetried: true, tone: 'bad' },
  Expired: { outcome: 'failed', tone: 'over' },
  Blocked: { outcome: 'failed', mayBeRetried: true, tone: 'bad' },
  Declined: { outcome: 'failed', mayBeRetried: true, tone: 'bad' },
} as const satisfies Record<string, StatusFacts>

export type PaymentStatus = keyof typeof paymentStatus

/** A status with which a payment fails and the shopper may try again. */
export type FailedStatus = {
  [Status in PaymentStatus]: (typeof paymentStatus)[Status] extends { mayBeRetried: true } ? Status : never
}[PaymentStatus]

export const paymentStatuses = Object.keys(paymentStatus) as [PaymentStatus, ...PaymentStatus[]]

export const factsOf = (status: PaymentStatus): StatusFacts => paymentStatus[status]

/** Whether shopper or merchant ended it: nothing is collected, whatever was paid before. */
export const isCancelled = (status: PaymentStatus): boolean => factsOf(status).outcome === 'cancelled'

export const failedStatuses = paymentStatuses.filter(
  (status): status is FailedStatus => factsOf(status).mayBeRetried === true,
)
