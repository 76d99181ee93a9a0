import { currentPayment, type PaymentJob } from '../payments/payment-job.ts'
import { returnUrl } from '../payments/return-url.ts'
import { stageOf } from '../payments/stage.ts'
import { addresses, type Place } from './addresses.ts'

/** Where a shopper belongs, by the stage of the job: the address of one of our pages, or of the merchant's. */
export function onward(job: PaymentJob, from: Place): string {
  const to = addresses(job.pageToken, from)
  const stage = stageOf(job)
  if (stage === 'authenticating') return to.threeDSecure
  if (stage === 'finished') return returnUrl(job) ?? to.result
  return stage === 'choosing' && hasChosenMethod(job) ? to.card : to.payment
}

/** Whether the newest payment was begun on the real-looking page: another try begins there too. */
const hasChosenMethod = (job: PaymentJob): boolean =>
  currentPayment(job).steps.some(({ action }) => action === 'PaymentMethodSelection')
