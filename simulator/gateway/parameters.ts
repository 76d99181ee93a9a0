import { isScenarioName, scenarioNames } from '../faults/scenarios.ts'
import { isAddress } from '../payments/address.ts'
import type { CardForm } from '../payments/card.ts'
import { parameterMap } from './fields.ts'

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
])

/** The `parameters` of a create request: names are read in any case, and card data is set apart. */
export const jobParameters = parameterMap.transform((sent, context) => {
  const kept: Record<string, string> = {}
  const card: CardForm = {}
  for (const [name, value] of Object.entries(sent)) {
    const lower = name.toLowerCase()
    const cardField = cardFields.get(lower)
    if (cardField) card[cardField] = value
    else if (value !== '') kept[spelling.get(lower) ?? `${lower.slice(0, 1)}${name.slice(1)}`] = value
  }
  for (const name of addressParameters) {
    if (kept[name] === undefined || isAddress(kept[name])) continue
    const message = 'must be an https address (http only for a host of your own network)'
    context.addIssue({ code: 'custom', path: [name], message })
  }
  if (kept.simulatorScenario !== undefined && !isScenarioName(kept.simulatorScenario)) {
    const message = `must be one of ${scenarioNames.join(', ')}`
    context.addIssue({ code: 'custom', path: ['simulatorScenario'], message })
  }
  return { kept, card: card.number === undefined ? undefined : card }
})
