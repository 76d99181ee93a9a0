import { type Action, authorise } from './actions.ts'
import { jobStatus } from './lifecycle.ts'
import { currentPayment, type PaymentJob } from './payment-job.ts'
import { factsOf } from './payment-status.ts'

/** Whether a job was set up to be charged again, and paid or checked. */
export function isChargeable(parent: PaymentJob): boolean {
  const { isChargeable } = factsOf(jobStatus(parent.payments))
  return isChargeable === true && parent.options.includes('IsRecurringPaymentJobParent')
}

/** A payment on the terms of an earlier one, with the card of that one and no shopper present. */
export const chargeAgain =
  (parent: PaymentJob): Action =>
  (job, context) => {
    const payment = currentPayment(job)
    const card = parent.payments.find((candidate) => candidate.card)?.card
    if (card) payment.card = card
    authorise(job, payment, context)
  }
