import { expect, it } from 'vitest'
import { behaviourNames } from './behaviours'
import { drawPlans } from './plan'

const scenarios = [
  { name: 'error-500' as const, place: 'call' as const, advice: '' },
  { name: 'second-payment' as const, place: 'payment' as const, advice: '' },
]

it('draws the same shoppers from the same seed, and others from another', () => {
  expect(drawPlans(50, 7, scenarios)).toEqual(drawPlans(50, 7, scenarios))
  expect(drawPlans(50, 7, scenarios)).not.toEqual(drawPlans(50, 8, scenarios))
})

it('draws every behaviour and every fault, and shoppers whom no fault meets', () => {
  const plans = drawPlans(500, 1, scenarios)
  expect(new Set(plans.map(({ behaviour }) => behaviour))).toEqual(new Set(behaviourNames))
  expect(new Set(plans.map(({ scenario }) => scenario?.name))).toEqual(
    new Set([undefined, 'error-500', 'second-payment']),
  )
})
