import fc from 'fast-check'
import { type BehaviourName, behaviourNames } from './behaviours'
import { limitedProduct, type PurchasePlan, type Scenario } from './purchase'

/** What a shopper is going to do. */
export interface ShopperPlan extends PurchasePlan {
  behaviour: BehaviourName
}

/** Products of which there is no end. */
const products = ['soup-mug', 'breakfast-bowl', 'dinner-plate', 'milk-jug', 'pasta-bowl', 'salt-pig']

/** Draws what every shopper does. The same seed gives the same plans. */
export function drawPlans(payments: number, seed: number, scenarios: Scenario[]): ShopperPlan[] {
  const plan = fc.record({
    behaviour: fc.constantFrom(...behaviourNames),
    scenario: fc.option(fc.constantFrom(...scenarios), { nil: undefined, freq: 3 }),
    paysBy: fc.constantFrom('simulation' as const, 'card' as const),
    locale: fc.constantFrom('en-GB', 'en-US', 'el-GR', 'nl-NL', 'es-ES'),
    product: fc.constantFrom(...products),
    quantity: fc.constantFrom(1, 2, 3),
    takesOtherWay: fc.boolean(),
    looksOnMs: fc.constantFrom(0, 20, 100, 400),
  })
  return fc.sample(plan, { numRuns: payments, seed }).map((drawn, index) => ({
    ...drawn,
    ...(isForLimited(drawn.behaviour) && limitedLine),
    number: index + 1,
  }))
}

const limitedLine = { product: limitedProduct, quantity: 1 }

/** Whether shoppers of this kind compete for the product of which there are only so many. */
export const isForLimited = (behaviour: BehaviourName) => behaviour === 'competes for the last piece'
