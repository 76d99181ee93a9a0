import type { Configuration } from './configuration.ts'
import type {
  JobOption,
  Locale,
  Order,
  Payment,
  PaymentJob,
  PaymentMethod,
  RecurrenceCriteria,
} from './payment-job.ts'
import type { ReturnOutcome } from './payment-status.ts'
import { newPageToken, newReference } from './references.ts'
import { returnUrlAttributes, withReturnParameters } from './return-url.ts'

/** A create request, checked and in the gateway's own spelling. */
export interface PaymentJobRequest {
  /** Of its own, where it is omitted. */
  reference?: string
  type: PaymentJob['type']
  locale: Locale
  timeZone: string
  currency: string
  /** A decimal in major units, as it was sent. */
  amountToCollect: string
  paymentMethodsToUse: PaymentMethod[]
  order: Order
  /** Names in camelCase. */
  parameters: Record<string, string>
  options: JobOption[]
  displayUrl?: string | undefined
  expiresAt?: Date | undefined
  /** Without it, as the configuration is set. */
  startsAtCardForm?: boolean
  parentPaymentJobReference?: string | undefined
  recurrenceCriteria?: RecurrenceCriteria | undefined
}

/** The job that a request asks for: Pending, with one payment that waits on the hosted page. */
export function newPaymentJob(
  request: PaymentJobRequest,
  configuration: Configuration,
  now: Date,
): PaymentJob {
  const createdAt = now.toISOString()
  const reference = request.reference ?? newReference('paymentJob', now)
  const order = { ...request.order, createdAt }
  const payment = newPayment({ ...request, order, reference }, configuration, now)
  return {
    reference,
    traceReference: newReference('trace', now),
    configurationId: configuration.configurationId,
    pageToken: newPageToken(),
    type: request.type,
    createdAt,
    updatedAt: createdAt,
    expiresAt: (request.expiresAt ?? inSixMonths(now)).toISOString(),
    locale: request.locale,
    timeZone: request.timeZone,
    currency: request.currency,
    amountToCollect: request.amountToCollect,
    paymentMethodsToUse: request.paymentMethodsToUse,
    order,
    orderHistory: [],
    options: request.options,
    parameters: request.parameters,
    displayUrl: request.displayUrl,
    parentPaymentJobReference: request.parentPaymentJobReference,
    recurrenceCriteria: request.recurrenceCriteria,
    ...((request.startsAtCardForm ?? configuration.settings.startsAtCardForm) && { startsAtCardForm: true }),
    attempts: configuration.settings.attempts,
    payments: [payment],
  }
}

/** The parameters of a job that its payments give back as they were sent. Source: the gateway's OpenAPI document. */
const parameterAttributes = ['originatingIpAddress', 'originHeader', 'userAgent', 'descriptor']

/** One more attempt to pay a job. */
export function newPayment(
  job: Pick<PaymentJob, 'reference' | 'order' | 'parameters' | 'amountToCollect' | 'paymentMethodsToUse'>,
  configuration: Configuration,
  now: Date,
): Payment {
  const reference = newReference('payment', now)
  const createdAt = now.toISOString()
  const attributes: Record<string, string> = {}
  for (const outcome of Object.keys(returnUrlAttributes) as ReturnOutcome[]) {
    const name = returnUrlAttributes[outcome]
    const address = job.parameters[name] ?? configuration.settings.returnUrls[outcome]
    if (address) attributes[name] = withReturnParameters(address, outcome, job, { reference })
  }
  for (const name of parameterAttributes) {
    const value = job.parameters[name]
    if (value) attributes[name] = value
  }
  return {
    reference,
    createdAt,
    status: 'Pending',
    amountToCollect: job.amountToCollect,
    paymentMethods: job.paymentMethodsToUse,
    steps: [
      { reference: newReference('step', now), createdAt, action: 'DisplayHostedPage', status: 'Pending' },
    ],
    captures: [],
    refunds: [],
    attributes,
  }
}

/** Source: three sample responses of Cashflows agree. */
function inSixMonths(now: Date): Date {
  const then = new Date(now)
  then.setUTCMonth(then.getUTCMonth() + 6)
  return then
}
