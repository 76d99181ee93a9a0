import { z } from 'zod'
import { isTooFine } from '../payments/amount.ts'
import {
  jobOptions,
  locales,
  type PaymentMethod,
  paymentMethods,
  recurrenceTypes,
} from '../payments/payment-job.ts'
import { amount, anyCase, currency, link, reference, text, wholeNumber } from './fields.ts'
import { orderRequest } from './order-request.ts'
import { jobParameters } from './parameters.ts'
import { problem } from './problems.ts'

const moment = z
  .string({ error: problem('moment') })
  .transform((value) => new Date(value))
  .refine(isMoment, { error: problem('moment'), abort: true })

const recurrenceCriteria = z.object({
  recurrenceType: anyCase(recurrenceTypes).optional(),
  recurringExpiry: moment.transform((date) => date.toISOString()).optional(),
  recurringFrequency: wholeNumber.optional(),
  instalments: wholeNumber.optional(),
})

/**
 * The body of a create call. Source: the gateway's OpenAPI document, in which only the currency is required; that the
 * amount is required too is assumed. What the schema does not name is ignored.
 */
export const createRequest = z
  .object({
    type: anyCase(['Payment', 'Credit']).default('Payment'),
    locale: z
      .string({ error: problem('oneOf', locales.join(', ')) })
      .transform((value) => value.replace('-', '_'))
      .pipe(anyCase(locales))
      .default('en_GB'),
    timeZone: text.default('Europe/London'),
    currency,
    amountToCollect: amount,
    paymentMethodsToUse: z
      .array(anyCase(paymentMethods, { CreditCard: 'Card', DebitCard: 'Card' }), { error: problem('list') })
      .transform((methods): PaymentMethod[] => [...new Set(methods)])
      .optional(),
    order: orderRequest.default({ orderLines: [] }),
    parameters: jobParameters.default({ kept: {}, card: undefined }),
    options: z.array(anyCase(jobOptions), { error: problem('list') }).default([]),
    parentPaymentJobReference: reference.optional(),
    recurrenceCriteria: recurrenceCriteria.optional(),
    displayUrl: link.optional(),
    expirationDateTimeUtc: moment.optional(),
  })
  .refine(({ currency, amountToCollect }) => !isTooFine(amountToCollect, currency), {
    path: ['amountToCollect'],
    message: problem('tooFine'),
  })

/** Neither the gateway nor its store has years of another length. */
function isMoment(date: Date): boolean {
  return !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999
}

export type CreateRequest = z.output<typeof createRequest>
