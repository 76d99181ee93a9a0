import { z } from 'zod'
import { assumptions } from '../assumptions.ts'
import {
  completionStatusSchema,
  jobTypes,
  locales,
  paymentMethods,
  refundStepActions,
  stepActions,
} from '../payments/payment-job.ts'
import { paymentStatuses } from '../payments/payment-status.ts'
import { recurrenceCriteria } from './create-request.ts'
import { errorTexts } from './error-texts.ts'
import { orderRequest } from './order-request.ts'

/** What the gateway answers with. A member that is optional is left out where it is not known, and never null. */

const reference = z.string().meta({
  description: '18 digits, always as text: too many for a number.',
  examples: ['210121017238589452'],
})
const utc = z.string().meta({ format: 'date-time', examples: ['2026-11-26T10:32:50.506892Z'] })
const amount = z
  .string()
  .meta({ description: 'In major units, with the decimals that were sent.', examples: ['10.00'] })
const method = z.enum(paymentMethods)
const status = z.enum(paymentStatuses)
const texts = <Name extends string>(...names: Name[]) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, z.string().optional()])) as OptionalTexts<Name>,
  )
type OptionalTexts<Name extends string> = Record<Name, z.ZodOptional<z.ZodString>>
const flags = <Name extends string>(...names: Name[]) =>
  z.strictObject(
    Object.fromEntries(names.map((name) => [name, z.boolean().optional()])) as Record<
      Name,
      z.ZodOptional<z.ZodBoolean>
    >,
  )

const errorCodes = Object.keys(errorTexts.en_GB) as [keyof typeof errorTexts.en_GB]

export const errorEntry = z.strictObject({
  code: z.enum(errorCodes).meta({ description: 'For programs.' }),
  message: z.string().meta({ description: 'In English.' }),
  parameters: z
    .array(z.string())
    .meta({ description: 'For InvalidRequest: the member, and what is wrong with it.' }),
  translatedMessage: z.string().meta({ description: 'In the language of the query’s locale.' }),
})

export const errorReport = z
  .strictObject({
    errors: z.array(errorEntry),
    warnings: z.array(errorEntry),
    language: z.enum(locales),
    isFatalError: z.boolean().meta({ description: 'false: the call succeeded, and warns of something.' }),
  })
  .meta({ description: 'What went wrong, or what a call that succeeded warns of.' })

const linkTo = (type: string) =>
  z.strictObject({ url: z.string().meta({ format: 'uri' }), type: z.literal(type) })
const dataLink = linkTo('application/json')
const pageLink = linkTo('text/html')

export const order = z.strictObject({
  ...orderRequest.shape,
  createDateTimeUtc: utc,
})

export const paymentStep = z.strictObject({
  reference,
  createDateTimeUtc: utc,
  action: z.enum(stepActions),
  paymentMethods: z.array(method),
  status,
  amountToCollect: amount,
})

export const capture = z.strictObject({
  reference,
  createDateTimeUtc: utc,
  status: completionStatusSchema,
  amountToCapture: amount,
  isFinalCapture: z.boolean().meta({ description: 'What is left of the authorisation is let go.' }),
  attributes: texts('paymentMethodTransactionId'),
})

export const refundStep = z.strictObject({
  reference,
  createDateTimeUtc: utc,
  action: z.enum(refundStepActions),
  status: completionStatusSchema,
  resultAttributes: z.strictObject({}),
})

export const refund = z.strictObject({
  reference,
  createDateTimeUtc: utc,
  refundNumber: z.string().optional().meta({ description: 'The merchant’s own reference.' }),
  status: completionStatusSchema,
  amountToRefund: amount,
  steps: z.array(refundStep),
  attributes: texts('paymentMethodTransactionId', 'cashFlowsAcquiringDetails'),
})

const { brand, number } = assumptions.cardAttributes

export const payment = z
  .strictObject({
    reference,
    createDateTimeUtc: utc,
    paymentMethods: z.array(method),
    status,
    amountToCollect: amount,
    paidAmount: amount
      .optional()
      .meta({ description: 'Still there when a payment was cancelled: read status, too.' }),
    surchargeAmount: amount.optional(),
    steps: z.array(paymentStep),
    lastErrorReport: errorReport.optional(),
    flags: z.strictObject({}),
    attributes: texts(
      'returnUrlSuccess',
      'returnUrlFailed',
      'returnUrlCancelled',
      'simulatedStatus',
      'paymentMethodTransactionId',
      'paymentMethodVoidTransactionId',
      'cashFlowsAcquiringDetails',
      'token',
      'idealBic',
      'eWalletType',
      'descriptor',
      'originatingIpAddress',
      'originHeader',
      'userAgent',
      brand,
      number,
    ),
    refunds: z.array(refund),
    captures: z.array(capture),
  })
  .meta({
    description: 'One attempt to pay. Currency and order stand on its job. There is no status Refunded.',
  })

export const recurrence = recurrenceCriteria.extend({ recurringExpiry: utc.optional() })

export const paymentJob = z.strictObject({
  reference,
  createDateTimeUtc: utc,
  type: z.enum(jobTypes),
  traceReference: reference,
  parentPaymentJobReference: reference.optional(),
  configurationId: reference,
  domain: z.string(),
  locale: z.enum(locales),
  timeZone: z.string(),
  order,
  orderHistory: z.array(order).meta({ description: 'Orders that were replaced, the oldest first.' }),
  paymentMethodsToUse: z.array(method),
  currency: z.string(),
  amountToCollect: amount,
  amountCollected: amount.optional(),
  paidAmount: amount.optional(),
  paidDateTimeUtc: utc.optional().meta({ description: 'There only when everything was paid.' }),
  expirationDateTimeUtc: utc,
  lastUpdateTimeUtc: utc,
  lastProcessedTimeUtc: utc,
  displayUrl: z.string().optional(),
  recurrenceCriteria: recurrence.optional(),
  flags: flags('moto', 'direct', 'recurringParent', 'storeCardDetails', 'generateToken', 'frictionless'),
  attributes: texts(
    'webhookUrl',
    'googleAnalyticsClientId',
    'allowedParentFrameDomains',
    'paymentPageReference',
  ),
  paymentStatus: status,
  payments: z.array(payment).meta({ description: 'The newest last: a shopper may try more than once.' }),
})

const jobLinks = z.strictObject({
  data: dataLink,
  action: pageLink.meta({ description: 'Where the shopper pays.' }),
  documentation: pageLink,
})

export const paymentJobResponse = z.strictObject({
  data: paymentJob,
  links: jobLinks,
  errorReport: errorReport.optional(),
})

export const paymentResponse = z.strictObject({
  data: payment,
  links: z.strictObject({ data: dataLink }),
  errorReport: errorReport.optional(),
})

export const captureResponse = z.strictObject({ data: capture })
export const refundResponse = z.strictObject({ data: refund })

export const paymentIntent = z.strictObject({
  paymentJobReference: reference,
  token: z.string().meta({ description: 'For the browser: whoever knows it may pay.' }),
  paymentStatus: status.meta({ description: 'Pending, too, where the payment is Reserved.' }),
  lastPaymentStatus: status,
  lastErrorReport: errorReport.optional(),
  amountToCollect: amount,
})

export const newPaymentIntentResponse = z.strictObject({ data: paymentIntent, links: jobLinks })
export const paymentIntentResponse = z.strictObject({
  data: paymentIntent,
  links: z
    .strictObject({ action: pageLink })
    .optional()
    .meta({ description: 'Where the cardholder is asked by 3-D Secure.' }),
})

export const storedCardsResponse = z.strictObject({
  data: z.array(
    z.strictObject({
      maskedCardNumber: z.string(),
      cardExpiryMonth: z.string(),
      cardExpiryYear: z.string(),
      encryptedCardData: z.string(),
    }),
  ),
})

export const forgottenCardResponse = z.strictObject({ data: z.strictObject({}) })

const cardToken = z.strictObject({
  token: z.string(),
  cardExpiryMonth: z.string(),
  cardExpiryYear: z.string(),
  truncatedCardNumber: z.string(),
})

export const cardTokenResponse = z.strictObject({ data: cardToken })

export const paymentMethodsResponse = z.strictObject({
  data: z.array(
    z.strictObject({
      paymentMethod: method,
      logo: z.string().meta({ format: 'uri' }),
      issuerList: z.array(z.strictObject({ id: z.string(), name: z.string() })).optional(),
      supportsTokenisation: z.boolean(),
      tokenizedCards: z.array(cardToken).optional(),
      currencies: z.array(z.string()),
      surchargeAmount: amount,
      surchargeAmountExclVat: amount,
      surchargeAmountVat: amount,
      surchargeVatPercentage: z.string(),
      description: z.string(),
    }),
  ),
})

export const errorResponse = z.strictObject({
  errorReport,
  links: z.strictObject({ documentation: pageLink }).optional(),
})
