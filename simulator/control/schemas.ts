import { z } from 'zod'
import { type ScenarioName, scenarioNames } from '../faults/scenarios.ts'
import { notificationStates } from '../notifications/tables.ts'
import { authenticationOutcomes, paymentStatuses } from '../payments/payment-job.ts'
import { settingsSchema } from '../payments/settings.ts'
import { type ThreeDSecureWord, threeDSecureWords } from '../payments/three-d-secure-words.ts'

export const reference = z.string().regex(/^\d{18}$/, 'must be a reference of 18 digits')

/** PostgreSQL stores neither U+0000 nor half of a surrogate pair. */
export const text = z
  .string()
  .min(1, 'must not be empty')
  .max(1_000, 'is too long')
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'has characters that cannot be stored')

export const limit = z.coerce.number().int().min(1).max(1_000).default(100)
export const paymentStatus = z.enum(paymentStatuses)
export const notificationState = z.enum(notificationStates)
export const scenarioName = z.enum(scenarioNames as [ScenarioName, ...ScenarioName[]], {
  error: `must be one of ${scenarioNames.join(', ')}`,
})
export const threeDSecureWord = z.enum(threeDSecureWords as [ThreeDSecureWord, ...ThreeDSecureWord[]], {
  error: `must be one of ${threeDSecureWords.join(', ')}`,
})
export const moment = z.iso.datetime()
const completion = z.enum(['Pending', 'Completed', 'Failed'])

export const payment = z.strictObject({
  reference,
  paymentJobReference: reference,
  createdAt: moment,
  status: paymentStatus,
  amountToCollect: z.string(),
  paidAmount: z.string().optional(),
  paidAt: moment.optional(),
  card: z
    .strictObject({
      maskedNumber: z.string(),
      brand: z.string(),
      type: z.string(),
      holderName: z.string(),
      expiryMonth: z.string(),
      expiryYear: z.string(),
    })
    .optional(),
  authentication: z.enum(authenticationOutcomes).optional(),
  /** What the acquirer and the bank of the card say; the gateway sends it as JSON within text. */
  acquiringDetails: z.record(z.string(), z.string()).optional(),
  error: z.string().optional(),
  steps: z.array(z.strictObject({ action: z.string(), status: paymentStatus, createdAt: moment })),
  captures: z.array(z.strictObject({ reference, status: completion, amountToCapture: z.string() })),
  refunds: z.array(
    z.strictObject({
      reference,
      refundNumber: z.string().optional(),
      status: completion,
      amountToRefund: z.string(),
    }),
  ),
})

export const job = z.strictObject({
  reference,
  configurationId: reference,
  orderNumber: z.string().optional(),
  status: paymentStatus,
  currency: z.string(),
  amountToCollect: z.string(),
  createdAt: moment,
  expiresAt: moment,
  /** Of the hosted page, to be put behind the simulator's address. */
  pagePath: z.string(),
  parameters: z.record(z.string(), z.string()),
  payments: z.array(payment).min(1),
})

const attempt = z.strictObject({
  at: moment,
  requestBody: z.string(),
  responseStatus: z.number().int().nullable(),
  responseBody: z.string().nullable(),
  milliseconds: z.number().int(),
  acknowledged: z.boolean(),
  result: z.string(),
})

export const notification = z.strictObject({
  id: z.number().int(),
  configurationId: reference,
  paymentJobReference: reference,
  paymentReference: reference,
  paymentStatus,
  url: z.string(),
  state: notificationState,
  scenario: scenarioName.nullable(),
  createdAt: moment,
  nextAttemptAt: moment.nullable(),
  attempts: z.array(attempt),
})

export const refusedSignature = z.strictObject({
  at: moment,
  method: z.string(),
  path: z.string(),
  explanation: z.string(),
})

export const trouble = z.strictObject({
  id: z.string(),
  scenario: scenarioName,
  orderNumber: z.string().optional(),
  times: z.number().int().optional(),
})

export const configuration = z.strictObject({
  configurationId: reference,
  apiKey: z.string(),
  nextApiKey: z.string().nullable(),
  wrongHashes: z.number().int(),
  locked: z.boolean(),
  settings: settingsSchema,
  troubles: z.array(trouble),
})

/** How a payment is completed without a browser: by one of these words. */
export const howToComplete = {
  outcome: z
    .enum(['Successful', 'Failed', 'Declined', 'Rejected', 'Blocked', 'Cancelled', 'Expired'])
    .describe('As on the simulation page, or how the shopper or time ended it.')
    .optional(),
  card: text
    .describe('A test card: visa, mastercard, amex, or the number of one. The shopper types it.')
    .optional(),
  cardholderName: text.max(45).describe('With card. The names of the testing page work as on it.').optional(),
  authentication: z
    .enum(authenticationOutcomes)
    .describe(
      'What the 3-D Secure page answers, Successful by default; alone where the page is already shown.',
    )
    .optional(),
}
