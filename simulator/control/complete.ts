import type { Clock } from '../clock/clock.ts'
import { NotPossible } from '../payments/actions.ts'
import { type AcceptedCard, readCard, testCards } from '../payments/card.ts'
import { currentPayment, type PaymentJob } from '../payments/payment-job.ts'
import type { Payments } from '../payments/payments.ts'
import { stageOf } from '../payments/stage.ts'
import { bankAnswers, type ThreeDSecureWord } from '../payments/three-d-secure-words.ts'
import { Failure } from './failure.ts'
import type { Asked } from './operations.ts'

type How = Omit<Asked<'completePayment', 'output'>, 'reference'>

/** Does to a payment what a shopper would do in a browser. @throws Failure with what is in the way */
export async function complete(
  job: PaymentJob,
  how: How,
  { payments, clock }: { payments: Payments; clock: Clock },
): Promise<PaymentJob> {
  const { outcome, card, cardholderName, authentication } = how
  if ((outcome !== undefined) === (card !== undefined || authentication !== undefined)) {
    throw new Failure(400, 'Say either an outcome, or a card, or an authentication.')
  }
  if (card === undefined && cardholderName !== undefined) {
    throw new Failure(400, 'A cardholderName needs a card.')
  }
  try {
    if (outcome === 'Cancelled') return await payments.cancelByShopper(job)
    if (outcome === 'Expired') {
      if (['finished', 'expired'].includes(stageOf(job))) throw new NotPossible('InvalidPaymentStatus')
      return await payments.expire(job)
    }
    if (outcome !== undefined) return await payments.simulate(job, outcome)
    const submitted =
      card === undefined ? job : await payments.submitCard(job, readTestCard(card, how, clock.now()))
    if (stageOf(submitted) !== 'authenticating' && card !== undefined) return submitted
    return await payments.authenticate(submitted, authentication ?? 'Successful')
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    throw new Failure(400, inTheWay(job, 'send an authentication'))
  }
}

/** Takes a payment through 3-D Secure as one word says. @throws Failure with what is in the way */
export async function throughThreeDSecure(
  job: PaymentJob,
  word: ThreeDSecureWord,
  payments: Payments,
): Promise<PaymentJob> {
  try {
    return await payments.threeDSecure(job, word)
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error
    throw new Failure(400, inTheWay(job, `send one of ${bankAnswers.join(', ')}`))
  }
}

/** @param remedy what to do about a challenge that waits */
function inTheWay(job: PaymentJob, remedy: string): string {
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

function readTestCard(word: string, { cardholderName = 'Alex Shopper' }: How, now: Date): AcceptedCard {
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
  throw new Failure(
    400,
    `The card is not accepted: ${problems}. Say visa, mastercard, amex or the number of a test card.`,
  )
}
