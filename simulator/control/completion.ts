import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { NotPossible } from '../payments/actions.ts'
import { type AcceptedCard, maxCardholderNameLength, readCard, testCards } from '../payments/card.ts'
import { authenticationOutcomes, currentPayment, type PaymentJob } from '../payments/payment-job.ts'
import { failedStatuses } from '../payments/payment-status.ts'
import type { Payments } from '../payments/payments.ts'
import { stageOf } from '../payments/stage.ts'
import { bankAnswers, type ThreeDSecureWord } from '../payments/three-d-secure-words.ts'
import { text } from './api.ts'

/** How a payment is completed without a browser. */
export const completion = z.strictObject({
  outcome: z
    .enum(['Successful', ...failedStatuses, 'Cancelled', 'Expired'])
    .describe('As on the simulation page, or how the shopper or time ended it.')
    .optional(),
  card: text
    .describe('A test card: visa, mastercard, amex, or the number of one. The shopper types it.')
    .optional(),
  cardholderName: text
    .max(maxCardholderNameLength)
    .describe('With card. The names of the testing page work as on it.')
    .optional(),
  authentication: z
    .enum(authenticationOutcomes)
    .describe(
      'What the 3-D Secure page answers, Successful by default; alone where the page is already shown.',
    )
    .optional(),
})

type Completion = z.output<typeof completion>

/** Does to a payment what a shopper would do in a browser. @throws HTTPException 400 with what is in the way */
export async function completePayment(
  job: PaymentJob,
  how: Completion,
  payments: Payments,
  now: Date,
): Promise<PaymentJob> {
  const { outcome, card, cardholderName, authentication } = how
  if ((outcome !== undefined) === (card !== undefined || authentication !== undefined)) {
    throw impossible('Say either an outcome, or a card, or an authentication.')
  }
  if (card === undefined && cardholderName !== undefined) {
    throw impossible('A cardholderName needs a card.')
  }
  try {
    if (outcome === 'Cancelled') return await payments.cancelByShopper(job)
    if (outcome === 'Expired') {
      if (['finished', 'expired'].includes(stageOf(job))) throw new NotPossible('InvalidPaymentStatus')
      return await payments.expire(job)
    }
    if (outcome !== undefined) return await payments.simulate(job, outcome)
    const submitted = card === undefined ? job : await payments.submitCard(job, readTestCard(card, how, now))
    if (stageOf(submitted) !== 'authenticating' && card !== undefined) return submitted
    return await payments.authenticate(submitted, authentication ?? 'Successful')
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    throw impossible(reasonOf(job, 'send an authentication'))
  }
}

/** Takes a payment through 3-D Secure as one word says. @throws HTTPException 400 with what is in the way */
export async function completeByThreeDSecure(
  job: PaymentJob,
  word: ThreeDSecureWord,
  payments: Payments,
): Promise<PaymentJob> {
  try {
    return await payments.threeDSecure(job, word)
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    throw impossible(reasonOf(job, `send one of ${Object.keys(bankAnswers).join(', ')}`))
  }
}

const impossible = (message: string) => new HTTPException(400, { message })

/** Why a payment cannot be completed. @param remedy what to do about a challenge that waits */
function reasonOf(job: PaymentJob, remedy: string): string {
  const { status } = currentPayment(job)
  if (stageOf(job) === 'authenticating') return `The payment waits for 3-D Secure: ${remedy}.`
  return status === 'Pending'
    ? 'The payment has no 3-D Secure page to answer: send a card first.'
    : `The payment is ${status} and the shopper may not try again.`
}

const brands: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  'american express': 'American Express',
}

function readTestCard(
  word: string,
  { cardholderName = 'Alex Shopper' }: Completion,
  now: Date,
): AcceptedCard {
  const brand = brands[word.trim().toLowerCase()]
  const number = testCards.find((card) => card.brand === brand)?.number ?? word
  const isAmex = testCards.some(
    (card) => card.number === number.replace(/[\s-]/g, '') && card.brand === 'American Express',
  )
  const read = readCard(
    {
      number,
      holderName: cardholderName,
      expiryMonth: '12',
      expiryYear: String(now.getUTCFullYear() + 1),
      securityCode: isAmex ? '1234' : '123',
    },
    now,
  )
  if ('card' in read) return read.card
  const problems = read.problems.map(({ field, code }) => `${field} (${code})`).join(', ')
  throw impossible(
    `The card is not accepted: ${problems}. Say visa, mastercard, amex or the number of a test card.`,
  )
}
