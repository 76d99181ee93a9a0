// @module-tag slow

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TrialMerchant } from '../conformance/merchant.ts'
import { openMerchant } from '../conformance/merchant-setup.ts'
import { fuzz } from './fuzz.ts'

let merchant: TrialMerchant
let close: () => Promise<void>

beforeAll(async () => {
  const opened = await openMerchant()
  merchant = opened.merchant
  close = opened.close
})
afterAll(() => close())

it('answers 2,000 malformed requests without an internal error, and a good one after them', async () => {
  const report = await fuzz(merchant, { inputs: 2_000, seed: 1 })
  expect(report.failures).toEqual([])
  expect(report.inputs).toBe(2_000)
  // Most inputs must get further than the parser, or little was tried.
  expect(report.answers[201]).toBeGreaterThan(50)
  expect(report.answers[400]).toBeGreaterThan(300)
  expect(report.answers[403]).toBeUndefined()
  expect((await merchant.create()).status).toBe(201)
})
