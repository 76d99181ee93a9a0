/** Why the gateway is asked about a payment job: it has sent a notification, or the shop checks by itself. */
export type CheckCause = 'notification' | 'check'

/** When the gateway was asked about a payment job, or how often in a row with the same answer. */
export interface JobCheck {
  cause: CheckCause
  /** The first and the last time, in ISO 8601. */
  from: string
  until: string
  times: number
  /** The gateway's `paymentStatus` of the job; null where it does not know the job. */
  status: string | null
}

/** So many are kept of a payment job one by one. */
const maxChecks = 50

/**
 * Adds that the gateway was asked. It is counted with the one before where cause and answer are the same, and with the
 * last one of the cause where there are too many.
 */
export function withCheck(
  checks: readonly JobCheck[],
  cause: CheckCause,
  status: string | null,
  now: Date,
): JobCheck[] {
  const at = now.toISOString()
  const isFull = checks.length >= maxChecks
  const alike = checks.findLastIndex(
    (check, index) =>
      check.cause === cause && (isFull || (index === checks.length - 1 && check.status === status)),
  )
  return alike === -1
    ? [...checks, { cause, from: at, until: at, times: 1, status }]
    : checks.map((check, index) =>
        index === alike ? { ...check, until: at, times: check.times + 1, status } : check,
      )
}
