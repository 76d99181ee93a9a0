import { type Action, addCapture, moveTo } from './actions.ts'
import { eventTo } from './lifecycle.ts'
import { currentPayment } from './payment-job.ts'
import { paymentStatuses } from './payment-status.ts'

/** The words of the parameter simulatedStatus, and the statuses that one event leads to from Pending. */
const statuses = new Map(
  paymentStatuses.flatMap((status) => (eventTo(status) ? [[status.toUpperCase(), status] as const] : [])),
)

export const simulatedStatuses = [...statuses.keys()]

/** @returns undefined for a word that is no status */
export const statusOfWord = (word: string) => statuses.get(word.toUpperCase())

/**
 * Brings a new job into a status without a visit to the page. Cashflows' own samples use PAID and RESERVED; that the
 * other statuses work alike is assumed.
 *
 * @returns undefined for a word that is no status
 */
export function simulatedStatus(word: string): Action | undefined {
  const asked = statusOfWord(word)
  if (asked === undefined) return undefined
  return (job, context) => {
    const { now } = context
    const status = context.fault?.endsAs ?? asked
    const payment = currentPayment(job)
    moveTo(payment, status, 'Process', now)
    payment.attributes.simulatedStatus = word
    if (status === 'Paid') addCapture(job, payment, payment.amountToCollect, true, now)
  }
}
