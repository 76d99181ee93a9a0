import { setTimeout } from 'node:timers/promises'

/** What the shop did that it should not have done, in a sentence. */
export class Finding extends Error {
  override name = 'Finding'
}

/** How long a shop may take. Nothing waits for longer than it has to. */
export interface Limits {
  /** From pressing to the payment page, in which the gateway may take ten seconds. */
  paymentPageMs: number
  /** Until an order shows what is true. */
  orderMs: number
  /** Until a button, link or field is there. */
  actionMs: number
}

export const usualLimits: Limits = { paymentPageMs: 30_000, orderMs: 20_000, actionMs: 20_000 }

const pollMs = 100

/** Asks again and again. @returns the first answer that is wanted, or the last one when time is up */
export async function waitFor<Answer>(
  ask: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
  limitMs: number,
): Promise<Answer> {
  const endAt = performance.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (isWanted(answer) || performance.now() > endAt) return answer
    await setTimeout(pollMs)
  }
}

/** What a promise gives, or undefined where it takes longer or fails: a page that is being left answers nothing. */
export function within<Value>(promise: Promise<Value>, limitMs: number): Promise<Value | undefined> {
  return Promise.race([promise.catch(() => undefined), setTimeout(limitMs, undefined, { ref: false })])
}
