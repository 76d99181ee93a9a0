import { type Action, addCapture, faultyEnd, move } from './actions.ts'
import type { PaymentEvent } from './lifecycle.ts'
import { currentPayment } from './payment-job.ts'

/** What the parameter simulatedStatus can ask for, and the event that leads there from Pending. */
const events: Record<string, PaymentEvent> = {
  PAID: 'pay',
  RESERVED: 'reserve',
  VERIFIED: 'verify',
  COMMISSIONED: 'commission',
  FAILED: 'fail',
  DECLINED: 'decline',
  REJECTED: 'reject',
  BLOCKED: 'block',
  CANCELLED: 'cancel',
  EXPIRED: 'expire',
}

export const simulatedStatuses = Object.keys(events)

/**
 * Brings a new job into a status without a visit to the page. Cashflows' own samples use PAID and RESERVED; that the
 * other statuses work alike is assumed.
 *
 * @returns undefined for a word that is no status
 */
export function simulatedStatus(word: string): Action | undefined {
  const asked = events[word.toUpperCase()]
  if (asked === undefined) return undefined
  return (job, context) => {
    const { now } = context
    const event = faultyEnd(context) ?? asked
    const payment = currentPayment(job)
    move(payment, event, 'Process', now)
    payment.attributes.simulatedStatus = word
    if (event === 'pay') addCapture(job, payment, payment.amountToCollect, true, now)
  }
}
