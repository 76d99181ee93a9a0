import type { Expected } from './matchers.ts'
import type { TrialMerchant } from './merchant.ts'

/** What a fact needs of the gateway that it is tried on. */
export type Need =
  /** That `parameters.simulatedStatus` brings a job into a status without a visit to the page. */
  | 'simulated status'
  /** The simulator, because it is about pages, or about notifications that reach this machine. */
  | 'simulator'
  /** A configuration that can be locked, because nobody else uses it. */
  | 'configuration of its own'

/** One thing that is known, or assumed, of the gateway, and how to see whether it holds. */
export interface Fact {
  /** In a sentence, without its full stop. */
  what: string
  /**
   * Where it is known from, and how sure that is (H, M, L). S: the quick start. OD: other documentation pages. OA: the
   * gateway's OpenAPI document. OL: Cashflows' own libraries and plugins. AE: a third party's reading of the reference.
   * 3P: what merchants' published code relies on. INF: inferred from samples. assumed: the simulator's own choice.
   */
  source: string
  needs?: Need
  /** Asks the gateway, and gives what the fact is about. */
  ask(merchant: TrialMerchant): Promise<unknown>
  expected: Expected
}

export type Held =
  | { fact: Fact; outcome: 'held' }
  | { fact: Fact; outcome: 'broken'; why: string }
  | { fact: Fact; outcome: 'not applicable'; why: string }
