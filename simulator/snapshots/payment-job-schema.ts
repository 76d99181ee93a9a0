import { z } from 'zod'
import { storableText } from '../database/storable-text.ts'
import { testCards } from '../payments/card.ts'
import {
  authenticationOutcomes,
  completionStatusSchema,
  jobOptions,
  jobTypes,
  locales,
  orderLineTypes,
  type PaymentJob,
  paymentMethods,
  recurrenceTypes,
  stepActions,
} from '../payments/payment-job.ts'
import { paymentStatuses } from '../payments/payment-status.ts'
import { referenceSchema } from '../payments/references.ts'

export const text = storableText
export const moment = z.iso.datetime({ error: 'must be a date and time in UTC' })
const amount = z.string().regex(/^\d+(\.\d+)?$/, 'must be a decimal')
const texts = z.record(text, text)
const paymentStatus = z.enum(paymentStatuses)

export const acceptedCard = z.strictObject({
  maskedNumber: z
    .string()
    .regex(/^\d{6}\*{4}\d{4}$/, 'must show the first six and the last four digits only'),
  brand: z.enum(testCards.map(({ brand }) => brand)),
  type: z.enum(['Credit', 'Debit']),
  holderName: text,
  expiryMonth: z.string().regex(/^\d{2}$/),
  expiryYear: z.string().regex(/^\d{4}$/),
})

const orderLine = z.strictObject({
  lineNumber: z.int().optional(),
  type: z.enum(orderLineTypes).optional(),
  skuCode: text.optional(),
  name: text,
  description: text.optional(),
  quantity: text.optional(),
  unitPriceExclVat: text.optional(),
  unitPriceInclVat: text.optional(),
  vatPercentage: text.optional(),
  vatPercentageLabel: text.optional(),
  discountPercentageLabel: text.optional(),
  totalLineAmount: text.optional(),
  url: text.optional(),
})

const order = z.strictObject({
  createdAt: moment,
  orderNumber: text.optional(),
  note: text.optional(),
  customerReference: text.optional(),
  billingAddress: texts.optional(),
  billingIdentity: texts.optional(),
  shippingAddress: texts.optional(),
  orderLines: z.array(orderLine),
})

const made = { reference: referenceSchema, createdAt: moment }

const payment = z.strictObject({
  ...made,
  status: paymentStatus,
  amountToCollect: amount,
  paymentMethods: z.array(z.enum(paymentMethods)),
  steps: z.array(z.strictObject({ ...made, action: z.enum(stepActions), status: paymentStatus })),
  captures: z.array(
    z.strictObject({
      ...made,
      status: completionStatusSchema,
      amountToCapture: amount,
      isFinalCapture: z.boolean(),
      attributes: texts,
    }),
  ),
  refunds: z.array(
    z.strictObject({
      ...made,
      refundNumber: text.optional(),
      status: completionStatusSchema,
      amountToRefund: amount,
      steps: z.array(
        z.strictObject({
          ...made,
          action: z.enum(['Start', 'Process', 'Cancel']),
          status: completionStatusSchema,
        }),
      ),
      attributes: texts,
    }),
  ),
  attributes: texts,
  card: acceptedCard.exactOptional(),
  authentication: z.enum(authenticationOutcomes).exactOptional(),
  storeCard: z.boolean().exactOptional(),
  error: z
    .strictObject({
      code: z.enum(['ThreeDSecureFailed', 'ThreeDSecureUnavailable', 'NonThreeDSecureNotAllowed']),
    })
    .exactOptional(),
  paidAmount: amount.exactOptional(),
  paidAt: moment.exactOptional(),
  withdrawn: z.literal(true).exactOptional(),
})

/** A payment job as it is stored. */
export const paymentJobSchema = z.strictObject({
  reference: referenceSchema,
  traceReference: referenceSchema,
  configurationId: referenceSchema,
  pageToken: z.string().regex(/^[0-9a-f]{128}$/, 'must have 128 hexadecimal digits'),
  type: z.enum(jobTypes),
  createdAt: moment,
  updatedAt: moment,
  expiresAt: moment,
  locale: z.enum(locales),
  timeZone: text,
  currency: z.string().regex(/^[A-Z]{3}$/),
  amountToCollect: amount,
  paymentMethodsToUse: z.array(z.enum(paymentMethods)),
  order,
  orderHistory: z.array(order),
  options: z.array(z.enum(jobOptions)),
  parameters: texts,
  displayUrl: text.optional(),
  parentPaymentJobReference: referenceSchema.optional(),
  recurrenceCriteria: z
    .strictObject({
      recurrenceType: z.enum(recurrenceTypes).optional(),
      recurringExpiry: moment.optional(),
      recurringFrequency: z.int().optional(),
      instalments: z.int().optional(),
    })
    .optional(),
  isDirect: z.literal(true).exactOptional(),
  startsAtCardForm: z.literal(true).exactOptional(),
  attempts: z.int(),
  closed: z.literal(true).exactOptional(),
  laterPaymentAt: moment.optional(),
  payments: z.tuple([payment], payment),
}) satisfies z.ZodType<PaymentJob>
