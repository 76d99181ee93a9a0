import { NotPossible } from '../payments/actions.ts'
import { currentPayment, type PaymentJob } from '../payments/payment-job.ts'
import { returnUrl } from '../payments/return-url.ts'
import { stageOf } from '../payments/stage.ts'
import { showLeaving } from './leaving-page.tsx'
import type { CheckoutContext } from './middleware.ts'

/** Leads to the page that the stage of the job asks for: one of the checkout's, or the merchant's return URL. */
export function leadToNextPage(c: CheckoutContext, job: PaymentJob): Response | Promise<Response> {
  const { to, pageContext } = c.var
  const stage = stageOf(job)
  if (stage === 'authenticating') return c.redirect(to.threeDSecure, 303)
  if (stage === 'finished') {
    const address = returnUrl(job, pageContext.destinations)
    return address === undefined ? c.redirect(to.result, 303) : showLeaving(c, job, address)
  }
  return c.redirect(stage === 'choosing' && hasChosenMethod(job) ? to.card : to.payment, 303)
}

/** Leads to the page that follows a change; where the change is not possible, to where the payment stands. */
export async function leadOnAfter(c: CheckoutContext, change: () => Promise<PaymentJob>): Promise<Response> {
  try {
    return await leadToNextPage(c, await change())
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    return c.redirect(c.var.to.payment, 303)
  }
}

/** Whether the newest payment was begun on the card page: another try begins there too. */
const hasChosenMethod = (job: PaymentJob): boolean =>
  currentPayment(job).steps.some(({ action }) => action === 'PaymentMethodSelection')
