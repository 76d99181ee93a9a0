import { isAddress } from '../destinations/address.ts'
import { isScenarioName, scenarioNames } from '../faults/scenarios.ts'
import type { CardForm } from '../payments/card.ts'
import { parameterMap } from './fields.ts'
import { problem } from './problems.ts'

/** The parameters that the simulator acts upon, in the spelling in which it keeps them, and what each is for. */
const known = {
  returnUrlSuccess: 'Where the shopper returns after a payment that succeeded.',
  returnUrlFailed: 'Where the shopper returns after a payment that failed.',
  returnUrlCancelled: 'Where the shopper returns after cancelling; status=cancelled is appended.',
  webhookUrl: 'Where notifications of this job are sent.',
  hostedNotCancelable: 'true: the page has no Cancel.',
  allowedParentFrameDomains: 'Hosts whose pages may show the payment page in a frame.',
  paymentPageReference: 'Which of the customised pages is shown.',
  googleAnalyticsClientId: 'Appends utm_nooverride=1 to the return addresses.',
  simulatedStatus: 'In a test environment: brings the new job into this status, such as PAID or RESERVED.',
  token: 'A token of card tokenisation, to pay with its card.',
  descriptor: 'What the cardholder reads on the statement.',
  originatingIpAddress: 'The shopper’s address.',
  originHeader: 'The Origin header of the shopper’s browser.',
  userAgent: 'The shopper’s browser.',
  simulatorScenario: 'In this simulator: a scenario that makes something go wrong with this job.',
}
const spelling = new Map(Object.keys(known).map((name) => [name.toLowerCase(), name]))

/** How the documentation names the members of a card. */
const cardDescriptions = {
  cardNumber: 'From the merchant’s own server, which then handles card data.',
  cardHolderName: 'As it stands on the card.',
  cardExpiryMonth: 'Two digits.',
  cardExpiryYear: 'Two digits.',
  cardCvc: 'The security code.',
}

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
export const jobParameters = parameterMap
  .transform((sent, context) => {
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
  .meta({
    description: 'Texts by name, in any case. Further ones are kept and ignored.',
    additionalProperties: true,
    propertyNames: undefined,
    properties: Object.fromEntries(
      Object.entries({ ...known, ...cardDescriptions }).map(([name, description]) => [
        name,
        { type: 'string', description },
      ]),
    ),
  })
