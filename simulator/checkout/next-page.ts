import { NotPossible } from '../payments/actions.ts'
import { currentPayment, type PaymentJob } from '../payments/payment-job.ts'
import { returnUrl } from '../payments/return-url.ts'
import { stageOf } from '../payments/stage.ts'
import type { CheckoutContext } from './middleware.ts'

/** Redirects to the page that the stage of the job asks for: one of the checkout's, or the merchant's return URL. */
export const redirectToNextPage = (c: CheckoutContext, job: PaymentJob): Response =>
  c.redirect(nextPage(c, job), 303)

/** Redirects to the page that follows a change; where the change is not possible, to where the payment stands. */
export async function redirectAfter(
  c: CheckoutContext,
  change: () => Promise<PaymentJob>,
): Promise<Response> {
  try {
    return redirectToNextPage(c, await change())
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    return c.redirect(c.var.to.payment, 303)
  }
}

function nextPage(c: CheckoutContext, job: PaymentJob): string {
  const { to, pageContext } = c.var
  const stage = stageOf(job)
  if (stage === 'authenticating') return to.threeDSecure
  if (stage === 'finished') return returnUrl(job, pageContext.destinations) ?? to.result
  return stage === 'choosing' && hasChosenMethod(job) ? to.card : to.payment
}

/** Whether the newest payment was begun on the card page: another try begins there too. */
const hasChosenMethod = (job: PaymentJob): boolean =>
  currentPayment(job).steps.some(({ action }) => action === 'PaymentMethodSelection')
