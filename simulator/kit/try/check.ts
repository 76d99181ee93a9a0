import type { Trial } from './trial.ts'

/** Something that a shop has to do rightly. */
export interface Check {
  id: string
  title: string
  /** What the shopper, the gateway or an attacker does. */
  does: string
  /** What the shop should do. */
  expected: string
  /** What happens to a merchant whose shop does otherwise. */
  why: string
  /** Why it cannot be tried with any gateway, or with a real account. */
  leftOut?: { reason: string; withControlToo?: true }
  /** @throws Finding with what the shop did otherwise */
  run(trial: Trial): Promise<void>
}

/** What a real account cannot do for a check. */
export const needs = (what: string) => ({
  leftOut: { reason: `It needs ${what}, which a real account does not give.` },
})
