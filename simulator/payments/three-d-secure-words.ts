import type { Action } from './actions.ts'
import type { AcceptedCard } from './card.ts'
import type { AuthenticationOutcome } from './payment-job.ts'
import { authenticate, submitCard } from './shopper-actions.ts'
import { stageOf } from './stage.ts'

/** How the bank answers a challenge that waits, by one word. */
export const bankAnswers = {
  successful: 'Successful',
  failed: 'Failed',
  unavailable: 'Unavailable',
  attempted: 'Attempted',
  abandoned: 'Abandoned',
  'timed-out': 'TimedOut',
} as const satisfies Record<string, AuthenticationOutcome>

/** Whose card it is, by one word. Cashflows' test names decide how 3-D Secure goes. */
export const holders = {
  frictionless: 'Luke Skywalker',
  challenge: 'Han Solo',
  decoupled: 'Leia Skywalker',
  'not-authenticated': 'Lando Calrissian',
  'attempted-without-challenge': 'Darth Maul',
} as const

export type ThreeDSecureWord = keyof typeof bankAnswers | keyof typeof holders

/** Every way in which 3-D Secure can go, for a test that wants exactly one of them. */
export const threeDSecureWords = Object.keys({ ...bankAnswers, ...holders }) as ThreeDSecureWord[]

const isAnswer = (word: ThreeDSecureWord): word is keyof typeof bankAnswers => word in bankAnswers

/**
 * Takes a job by one word to where it leads: with an answer, a challenge that waits is answered, and on the page a
 * card is sent first; with a holder, a card of that holder is sent.
 */
export const threeDSecure =
  (word: ThreeDSecureWord): Action =>
  (job, context) => {
    if (!isAnswer(word)) return submitCard(cardOf(holders[word]))(job, context)
    if (stageOf(job) === 'choosing') submitCard(cardOf(holders.challenge))(job, context)
    authenticate(bankAnswers[word])(job, context)
  }

const cardOf = (holderName: string): AcceptedCard => ({
  maskedNumber: '400000****0002',
  brand: 'Visa',
  type: 'Credit',
  holderName,
  expiryMonth: '12',
  expiryYear: '2099',
})
