import { assumptions } from '../assumptions.ts'
import type { Destinations } from '../destinations/destinations.ts'
import type { Action } from '../payments/actions.ts'
import {
  type CardField,
  type CardForm,
  type CardProblemCode,
  type CardRules,
  maxCardholderNameLength,
  readCard,
} from '../payments/card.ts'
import type { Configuration } from '../payments/configuration.ts'
import { gatewayMethod } from '../payments/page-methods.ts'
import { parentFrames } from '../payments/parent-frames.ts'
import type { PaymentJob, PaymentMethod } from '../payments/payment-job.ts'
import { chargeAgain, isChargeable } from '../payments/recurring.ts'
import { submitCard } from '../payments/shopper-actions.ts'
import { simulatedStatus, simulatedStatuses, statusOfWord } from '../payments/simulated-status.ts'
import { type Call, invalid } from './call.ts'
import type { GatewayContext } from './context.ts'
import type { CreateRequest } from './create-request.ts'
import { Rejection } from './errors.ts'
import { addressParameters } from './parameters.ts'
import { expectPermitted } from './permissions.ts'
import { problem } from './problems.ts'
import { takeOfLimit } from './stranger-limits.ts'

/** Creates the job that a call asks for; see {@link createJob}. */
export async function createPaymentJob(
  context: GatewayContext,
  c: Call,
  request: CreateRequest,
): Promise<PaymentJob> {
  const { configuration } = c.var
  return createJob(context, configuration, request, {
    expectPermitted: (permission) => expectPermitted(c, permission),
    takeOfLimit: () => takeOfLimit(context, c, 'payment job', configuration.configurationId),
  })
}

/**
 * Creates the job that a request asks for. A card from the merchant's server, a token, the parameter simulatedStatus
 * or a parent job begin the payment at once; otherwise it waits on the hosted page.
 *
 * @param caller what is asked of whoever calls; nothing is where a seed asks for the job
 * @param reference of the job; a new one when left out
 * @throws Rejection when a part of the request names what does not exist
 */
export async function createJob(
  context: Pick<GatewayContext, 'payments' | 'customers' | 'clocks' | 'destinations'>,
  configuration: Configuration,
  { expirationDateTimeUtc, paymentMethodsToUse, parameters, order, ...request }: CreateRequest,
  caller?: {
    expectPermitted(permission: 'CardData' | 'Credits'): void
    takeOfLimit(): Promise<void>
  },
  reference?: string,
): Promise<PaymentJob> {
  expectAllowed(parameters.kept, context.destinations)
  if (parameters.card) caller?.expectPermitted('CardData')
  const beginning = await beginningOf(context, configuration, parameters, request.parentPaymentJobReference)
  if (request.type === 'Credit') {
    caller?.expectPermitted('Credits')
    expectPayOut(beginning, request, parameters.kept)
  }
  const named = await customerOf(context, configuration, order.customerReference)
  // What is rejected stores nothing.
  await caller?.takeOfLimit()
  const customerReference = named ?? (await newCustomer(context, configuration, request.options))
  return context.payments.create(
    configuration,
    {
      ...request,
      ...(reference && { reference }),
      order: { ...order, ...(customerReference && { customerReference }) },
      // Omitted means every method that the configuration has.
      paymentMethodsToUse: paymentMethodsToUse?.length ? paymentMethodsToUse : methodsOf(configuration),
      parameters: parameters.kept,
      expiresAt: expirationDateTimeUtc,
    },
    beginning,
  )
}

/** @throws Rejection that names each address of a job to which it may not lead */
function expectAllowed(parameters: Record<string, string>, destinations: Destinations): void {
  const addresses = Object.fromEntries(addressParameters.map((name) => [name, parameters[name]]))
  const frames = parentFrames(parameters)
  const denied = destinations.denied(addresses)
  const deniedFrame = destinations.deniedFrame(frames)
  if (deniedFrame) denied.push({ name: 'allowedParentFrameDomains', reason: deniedFrame })
  if (denied.length === 0) return
  throw new Rejection(
    400,
    denied.map(({ name, reason }) => invalid(`parameters.${name}`, problem(reason))),
  )
}

/** How a payment begins at once that a request asks for. @throws Rejection when it names what does not exist */
async function beginningOf(
  { payments, customers, clocks }: Pick<GatewayContext, 'payments' | 'customers' | 'clocks'>,
  { configurationId }: Configuration,
  { kept, card }: CreateRequest['parameters'],
  parentReference: string | undefined,
): Promise<Action | undefined> {
  if (kept.simulatedStatus !== undefined) {
    const action = simulatedStatus(kept.simulatedStatus)
    if (action) return action
    throw rejection('parameters.simulatedStatus', problem('oneOf', simulatedStatuses.join(', ')))
  }
  if (parentReference !== undefined) {
    const parent = await payments.find(configurationId, parentReference)
    if (parent && isChargeable(parent)) return chargeAgain(parent)
    throw rejection('parentPaymentJobReference', problem('notChargeable'))
  }
  if (kept.token !== undefined) {
    const stored = await customers.findCard(configurationId, kept.token)
    if (!stored) throw rejection('parameters.token', problem('unknownToken'))
    return direct(submitCard(stored))
  }
  if (!card) return undefined
  const now = clocks.of(configurationId).now()
  return direct(submitCard(acceptedCard(card, now, parameterNames, isJobCard)))
}

const direct =
  (action: Action): Action =>
  (job, context) => {
    job.isDirect = true
    action(job, context)
  }

/** Nothing is documented of the name's length, nor that there must be one. */
const isJobCard = { isNameFree: !assumptions.directCardNeedsName }

/** @throws Rejection for a credit that has nothing to pay out, or nobody to pay it to */
function expectPayOut(
  beginning: Action | undefined,
  { amountToCollect }: Pick<CreateRequest, 'amountToCollect'>,
  { simulatedStatus: word }: CreateRequest['parameters']['kept'],
): void {
  if (word !== undefined && statusOfWord(word) === 'Reserved') {
    const others = simulatedStatuses.filter((other) => statusOfWord(other) !== 'Reserved')
    throw rejection('parameters.simulatedStatus', problem('oneOf', others.join(', ')))
  }
  if (!beginning && assumptions.credits.needCard) throw rejection('type', problem('creditWithoutCard'))
  if (Number(amountToCollect) === 0) throw rejection('amountToCollect', problem('zero'))
}

/** @throws Rejection that names each wrong part of the card, and never repeats it */
export function acceptedCard(
  form: CardForm,
  now: Date,
  names: Record<CardField, string>,
  rules: CardRules = {},
) {
  const read = readCard(form, now, rules)
  if ('card' in read) return read.card
  throw new Rejection(
    400,
    read.problems.map(({ field, code }) => invalid(names[field], cardProblems[code])),
  )
}

const cardProblems: Record<CardProblemCode, string> = {
  numberMissing: problem('required'),
  numberUnreadable: problem('cardNumber'),
  numberMistyped: problem('mistyped'),
  noTestCard: problem('noTestCard'),
  nameMissing: problem('required'),
  nameTooLong: problem('tooLong', String(maxCardholderNameLength)),
  nameHasDigits: problem('numberInName'),
  expiryMissing: problem('required'),
  expiryUnreadable: problem('expiry'),
  expired: problem('expired'),
  expiryTooFar: problem('tooFarAhead'),
  codeMissing: problem('required'),
  codeOfThree: problem('digits', '3'),
  codeOfFour: problem('digits', '4'),
}

const parameterNames: Record<CardField, string> = {
  number: 'parameters.cardNumber',
  holderName: 'parameters.cardHolderName',
  expiry: 'parameters.cardExpiryMonth',
  securityCode: 'parameters.cardCvc',
}

/** @throws Rejection when this configuration has no such customer */
export async function customerOf(
  { customers }: Pick<GatewayContext, 'customers'>,
  { configurationId, settings }: Configuration,
  sent: string | undefined,
): Promise<string | undefined> {
  if (!sent || (await customers.exists(configurationId, sent))) return sent || undefined
  throw unknownCustomer(sent, settings)
}

/** @returns the reference of a customer whom the options of a job ask to keep */
async function newCustomer(
  { customers, clocks }: Pick<GatewayContext, 'customers' | 'clocks'>,
  { configurationId }: Configuration,
  options: CreateRequest['options'],
): Promise<string | undefined> {
  return options.includes('StoreCustomerInformation')
    ? customers.add(configurationId, clocks.of(configurationId).now())
    : undefined
}

/** Every method that a configuration has. */
export const methodsOf = ({ settings }: Configuration): PaymentMethod[] => [
  ...new Set(settings.paymentMethods.map(gatewayMethod)),
]

/** The rejection of a customer reference that this configuration has not. */
export function unknownCustomer(
  reference: string,
  { suffixedCustomerReferenceCode }: Configuration['settings'],
): Rejection {
  const code = suffixedCustomerReferenceCode ? 'InvalidCustomerReference_1' : 'InvalidCustomerReference'
  return new Rejection(400, [{ code, parameters: [reference] }])
}

const rejection = (member: string, message: string) => new Rejection(400, [invalid(member, message)])
