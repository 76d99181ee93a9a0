import { z } from 'zod'
import { assumptions } from '../assumptions.ts'
import { storableText } from '../database/storable-text.ts'
import type { Configuration } from '../payments/configuration.ts'
import { isScenarioName, type ScenarioName, scenarioNames } from './scenarios.ts'

const maxTimes = 1_000_000
const wholeNumber = `Enter a whole number from 1 to ${maxTimes}, or nothing.`

export const scenario = z.enum(scenarioNames as [ScenarioName, ...ScenarioName[]], {
  error: `must be one of ${scenarioNames.join(', ')}`,
})

/** What control and the Portal ask for when they switch a scenario on. */
export const faultRequest = z.strictObject({
  scenario,
  orderNumber: storableText
    .min(1, { error: 'Enter an order number.' })
    .max(assumptions.maxOrderNumberLength, {
      error: `Use at most ${assumptions.maxOrderNumberLength} characters.`,
    })
    .describe('Only jobs with this order number.')
    .optional(),
  times: z
    .int({ error: wholeNumber })
    .min(1, { error: wholeNumber })
    .max(maxTimes, { error: wholeNumber })
    .describe('How many more times; until it is cleared, where it is omitted.')
    .optional(),
})

/** A scenario that is switched on for a configuration. */
export const injectedFault = faultRequest.extend({ id: z.string() })
export type InjectedFault = z.output<typeof injectedFault>

/** The faults of a configuration whose scenarios this version of the simulator knows. */
export const injectedFaults = ({ faults }: Pick<Configuration, 'faults'>): InjectedFault[] =>
  faults.flatMap(({ scenario: name, ...fault }) =>
    isScenarioName(name) ? [{ ...fault, scenario: name }] : [],
  )
