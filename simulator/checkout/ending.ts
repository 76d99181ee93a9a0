import { currentPayment, type PaymentJob } from '../payments/payment-job.ts'
import { factsOf } from '../payments/payment-status.ts'
import type { Sign } from './notice.tsx'
import type { Texts } from './texts/texts.ts'

/** How the payment of a finished job ended, in words for its shopper. */
export function endingOf(job: PaymentJob, texts: Texts): { heading: string; text: string; sign: Sign } {
  const outcome = factsOf(currentPayment(job).status).outcome ?? 'failed'
  if (outcome !== 'cancelled') return { ...texts.results[outcome], sign: outcome }
  return { ...(job.closed ? texts.withdrawn : texts.results.cancelled), sign: 'neutral' }
}
