import { z } from 'zod'
import type { Fact, Held, Need } from './fact.ts'
import { like } from './matchers.ts'
import type { TrialMerchant } from './merchant.ts'

/** What a gateway offers to a suite that wants to see more than its plain calls. */
export interface Offers {
  /** It is the simulator, whose pages and notifications are known. */
  isSimulator: boolean
}

/** Tries one fact. Never throws. */
export async function tryFact(fact: Fact, merchant: TrialMerchant, { isSimulator }: Offers): Promise<Held> {
  const missing = fact.needs && (await lacks(fact.needs, merchant, isSimulator))
  if (missing) return { fact, outcome: 'not applicable', why: missing }
  try {
    const result = like(fact.expected).safeParse(await fact.ask(merchant))
    if (result.success) return { fact, outcome: 'held' }
    const why = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim())
    return { fact, outcome: 'broken', why: why.join('; ') }
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : inWords(error)
    return { fact, outcome: 'broken', why }
  }
}

/** What fetch says of a failure stands in its cause. */
const inWords = (error: unknown) =>
  error instanceof Error && error.cause ? `${error} (${error.cause})` : String(error)

async function lacks(need: Need, merchant: TrialMerchant, isSimulator: boolean): Promise<string | undefined> {
  if (need === 'simulator') return isSimulator ? undefined : 'needs the simulator'
  if (need === 'configuration of its own') {
    return merchant.apart ? undefined : 'needs a configuration that nobody else uses'
  }
  return (await knowsSimulatedStatus(merchant)) ? undefined : 'needs the parameter simulatedStatus'
}

const paid = like({ json: { data: { paymentStatus: 'Paid' } } })
const known = new WeakMap<TrialMerchant, Promise<boolean>>()

function knowsSimulatedStatus(merchant: TrialMerchant): Promise<boolean> {
  const answer =
    known.get(merchant) ??
    merchant
      .create({ parameters: { simulatedStatus: 'PAID' } })
      .then((created) => paid.safeParse(created).success)
  known.set(merchant, answer)
  return answer
}
