import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tryFact } from './fact-check.ts'
import { facts } from './facts/facts.ts'
import type { TrialMerchant } from './merchant.ts'
import { openMerchant } from './merchant-setup.ts'

describe('the simulator keeps every fact that is known or assumed of the gateway', () => {
  let merchant: TrialMerchant
  let close: () => Promise<void>

  beforeAll(async () => {
    const opened = await openMerchant()
    merchant = opened.merchant
    close = opened.close
  })
  afterAll(() => close())

  describe.each(Object.entries(facts))('%s', (_subject, rows) => {
    it.each(rows.map((fact) => [fact.what, fact] as const))('%s', async (_what, fact) => {
      expect(await tryFact(fact, merchant, { isSimulator: true })).toEqual({ fact, outcome: 'held' })
    })
  })
})
