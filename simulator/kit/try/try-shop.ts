import type { Browser } from '@playwright/test'
import type { Account } from './account.ts'
import type { Check } from './check.ts'
import { forgeryChecks } from './forgery-checks.ts'
import { scenarioChecks } from './scenario-checks.ts'
import type { Shop } from './shop.ts'
import { shopperChecks } from './shopper-checks.ts'
import { threeDSecureChecks } from './three-d-secure-checks.ts'
import { Trial } from './trial.ts'
import { Finding, type Limits, usualLimits } from './waiting.ts'

/** Everything that is tried, in groups. */
export const checkGroups: readonly { title: string; checks: readonly Check[] }[] = [
  { title: 'Shoppers', checks: shopperChecks },
  { title: '3-D Secure', checks: threeDSecureChecks },
  { title: 'Forgeries', checks: forgeryChecks },
  { title: 'Faults', checks: scenarioChecks },
]

/** What came of a check: the shop did as it should, or otherwise, or it was not tried. */
export interface Result {
  group: string
  check: Check
  outcome: 'passed' | 'failed' | 'left out'
  /** What the shop did otherwise, or why it was not tried. */
  finding?: string
  seconds: number
}

/**
 * Tries a shop, check by check. Nobody else may use its configuration meanwhile: faults are switched on for all of it.
 *
 * @param options.onResult is given each result as it comes
 * @param options.only the ids of checks; without it, all are made
 */
export async function tryShop(
  shop: Shop,
  account: Account,
  browser: Browser,
  {
    limits = {},
    onResult = () => {},
    only,
  }: { limits?: Partial<Limits>; onResult?: (result: Result) => void; only?: readonly string[] } = {},
): Promise<Result[]> {
  const results: Result[] = []
  for (const { title: group, checks } of checkGroups) {
    for (const check of checks) {
      if (only && !only.includes(check.id)) continue
      const startedAt = performance.now()
      const came = await tryOnce(check, new Trial(shop, account, browser, { ...usualLimits, ...limits }))
      const result = { group, check, ...came, seconds: (performance.now() - startedAt) / 1000 }
      results.push(result)
      onResult(result)
    }
  }
  return results
}

async function tryOnce(check: Check, trial: Trial): Promise<Pick<Result, 'outcome' | 'finding'>> {
  const { leftOut } = check
  if (leftOut && (leftOut.withControlToo || !trial.account.control))
    return { outcome: 'left out', finding: leftOut.reason }
  try {
    await trial.begin()
    await check.run(trial)
    return { outcome: 'passed' }
  } catch (error) {
    if (error instanceof Finding) return { outcome: 'failed', finding: error.message }
    const [what] = (error instanceof Error ? error.message : String(error)).split('\n')
    return { outcome: 'failed', finding: `The check could not be made: ${what}` }
  } finally {
    await trial.end()
  }
}
