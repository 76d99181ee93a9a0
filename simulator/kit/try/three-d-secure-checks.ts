import {
  bankAnswers,
  holders,
  type ThreeDSecureWord,
  threeDSecureWords,
} from '../../payments/three-d-secure-words.ts'
import { isOutcome } from '../playwright/three-d-secure-page.ts'
import { type Check, needs } from './check.ts'
import type { Shopper } from './shopper.ts'
import type { Trial } from './trial.ts'

const titles: Record<ThreeDSecureWord, string> = {
  successful: 'The cardholder passes 3-D Secure',
  failed: 'The cardholder fails 3-D Secure',
  unavailable: 'The bank’s 3-D Secure is not available',
  attempted: '3-D Secure is only attempted',
  abandoned: 'The cardholder leaves 3-D Secure',
  'timed-out': 'Nobody answers 3-D Secure in time',
  frictionless: 'The bank asks nothing',
  challenge: 'The bank asks because of the cardholder',
  decoupled: 'The cardholder confirms in the bank’s app',
  'not-authenticated': 'The bank does not authenticate the cardholder',
  'attempted-without-challenge': '3-D Secure is only attempted, without a question',
}

const isHolder = (word: ThreeDSecureWord): word is keyof typeof holders => word in holders
const isSlow = (word: ThreeDSecureWord): boolean => word === 'decoupled' || word === 'timed-out'

/** Every way in which 3-D Secure can go. */
export const threeDSecureChecks: Check[] = threeDSecureWords.map((word) => ({
  id: `3ds-${word}`,
  title: titles[word],
  does: 'The shopper pays by card and comes back.',
  expected: 'The order says what the gateway says: paid, or not paid.',
  why: 'Goods that are sent unpaid are lost, and a shopper who has paid and reads otherwise pays twice or complains to the bank.',
  // On a real gateway nobody can wait for the bank as fast as a clock can be wound.
  ...(isSlow(word) && needs('a clock to wind')),
  run: async (trial) => {
    const shopper = await trial.shopper()
    await shopper.goesToPay()
    await (isSlow(word) ? waits(word, shopper, trial) : shopper.returnsAfter(() => pays(word, shopper)))
    await trial.agreesWith(shopper)
    await trial.isAcknowledged()
  },
}))

async function pays(word: ThreeDSecureWord, { hostedPage, threeDSecure }: Shopper): Promise<void> {
  if (isHolder(word)) {
    await hostedPage.payByCard({ holderName: holders[word] })
    if (word === 'challenge') await threeDSecure.choose('Successful')
    return
  }
  await hostedPage.payByCard()
  const outcome = bankAnswers[word]
  if (!isOutcome(outcome)) throw new Error(`The 3-D Secure page has no button for ${word}.`)
  await threeDSecure.choose(outcome)
}

/** The shopper's page waits for the bank until its time is over. */
async function waits(word: ThreeDSecureWord, { hostedPage, page }: Shopper, trial: Trial): Promise<void> {
  await hostedPage.payByCard(isHolder(word) ? { holderName: holders[word] } : {})
  await page.waitForURL(/three-d-secure/)
  await trial.wind({ minutes: 15 })
}
