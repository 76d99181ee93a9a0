import { isScenarioName, scenarioNames } from '../faults/scenarios.ts'
import { isAddress } from '../payments/address.ts'
import type { CardForm } from '../payments/card.ts'
import { parameterMap } from './fields.ts'
import { problem } from './problems.ts'

/** The parameters that the simulator acts upon, in the spelling in which it keeps them. Others are kept as they came. */
const spelling = new Map(
  [
    'returnUrlSuccess',
    'returnUrlFailed',
    'returnUrlCancelled',
    'webhookUrl',
    'hostedNotCancelable',
    'allowedParentFrameDomains',
    'paymentPageReference',
    'googleAnalyticsClientId',
    'simulatedStatus',
    'token',
    'descriptor',
    'originatingIpAddress',
    'originHeader',
    'userAgent',
    'simulatorScenario',
  ].map((name) => [name.toLowerCase(), name]),
)

/** Those that are addresses to which shoppers or notifications are sent. */
export const addressParameters = ['returnUrlSuccess', 'returnUrlFailed', 'returnUrlCancelled', 'webhookUrl']

/** A card that the merchant's server sends. It is taken apart from the other parameters, which are kept. */
const cardFields = new Map<string, keyof CardForm>([
  ['cardnumber', 'number'],
  ['cardcvc', 'securityCode'],
  ['cardexpirymonth', 'expiryMonth'],
  ['cardexpiryyear', 'expiryYear'],
  ['cardholdername', 'holderName'],
  // As a PHP library of 2019 names it.
  ['cardname', 'holderName'],
  ['cardholder', 'holderName'],
])

/** That library's sample sends `{ cardHolderName: "Name on card" }`, in text that is no JSON. Other text is the name itself. */
const nameIn = (text: string) => /cardHolderName["']?\s*:\s*"([^"]*)"/i.exec(text)?.[1] ?? text

/** The `parameters` of a create request: names are read in any case, and card data is set apart. */
export const jobParameters = parameterMap.transform((sent, context) => {
  const kept: Record<string, string> = {}
  const card: CardForm = {}
  for (const [name, value] of Object.entries(sent)) {
    const lower = name.toLowerCase()
    const cardField = cardFields.get(lower)
    if (cardField) card[cardField] = cardField === 'holderName' ? nameIn(value) : value
    else if (value !== '') kept[spelling.get(lower) ?? `${lower.slice(0, 1)}${name.slice(1)}`] = value
  }
  for (const name of addressParameters) {
    if (kept[name] === undefined || isAddress(kept[name])) continue
    context.addIssue({ code: 'custom', path: [name], message: problem('address') })
  }
  if (kept.simulatorScenario !== undefined && !isScenarioName(kept.simulatorScenario)) {
    const message = problem('oneOf', scenarioNames.join(', '))
    context.addIssue({ code: 'custom', path: ['simulatorScenario'], message })
  }
  return { kept, card: card.number === undefined ? undefined : card }
})
