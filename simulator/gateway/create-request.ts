import { z } from 'zod'
import { isTooFine } from '../payments/amount.ts'
import {
  jobOptions,
  jobTypes,
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
  // Empty, there is none.
  .transform((value) => (value === '' ? undefined : readMoment(value)))
  .refine((date) => date === undefined || isMoment(date), { error: problem('moment'), abort: true })
  .meta({ format: 'date-time' })

export const recurrenceCriteria = z.object({
  recurrenceType: anyCase(recurrenceTypes).optional(),
  recurringExpiry: moment.transform((date) => date?.toISOString()).optional(),
  recurringFrequency: wholeNumber
    .meta({ description: 'The minimum of days between two payments.' })
    .optional(),
  instalments: wholeNumber.meta({ description: 'How many payments there will be.' }).optional(),
})

/** The quick start writes en-GB in its text. */
const hyphenated = Object.fromEntries(locales.map((locale) => [locale.replace('_', '-'), locale]))

/**
 * The body of a create call. Source: the gateway's OpenAPI document, in which only the currency is required; that the
 * amount is required too is assumed. What the schema does not name is ignored.
 */
export const createRequest = z
  .object({
    type: anyCase(jobTypes)
      .meta({ description: 'Payment by the shopper, or Credit to one.' })
      .default('Payment'),
    locale: anyCase(locales, hyphenated)
      .meta({ enum: locales, description: 'The language of the payment page and of mails.' })
      .default('en_GB'),
    timeZone: text.meta({ description: 'An IANA name.' }).default('Europe/London'),
    currency,
    amountToCollect: amount,
    paymentMethodsToUse: z
      .array(anyCase(paymentMethods, { CreditCard: 'Card', DebitCard: 'Card' }), { error: problem('list') })
      .transform((methods): PaymentMethod[] => [...new Set(methods)])
      .meta({ description: 'Omitted: every method of the configuration.' })
      .optional(),
    order: orderRequest.default({ orderLines: [] }),
    parameters: jobParameters.default({ kept: {}, card: undefined }),
    options: z.array(anyCase(jobOptions), { error: problem('list') }).default([]),
    parentPaymentJobReference: reference
      .meta({ description: 'The job with IsRecurringPaymentJobParent whose card pays again.' })
      .optional(),
    recurrenceCriteria: recurrenceCriteria.optional(),
    displayUrl: link.meta({ description: 'Of the order in the merchant’s own system.' }).optional(),
    expirationDateTimeUtc: moment
      .meta({ format: 'date-time', description: 'When the link to pay ends; omitted, after six months.' })
      .optional(),
  })
  .refine(({ currency, amountToCollect }) => !isTooFine(amountToCollect, currency), {
    path: ['amountToCollect'],
    message: problem('tooFine'),
  })

/** A day, or a day and a time, as ISO 8601 has them. Without a zone it is in UTC, as the names of the members say. */
const isoMoment = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/

/** @returns an invalid date for what is no moment */
function readMoment(text: string): Date {
  const value = text.toUpperCase()
  const [, day = '', zone] = isoMoment.exec(value) ?? []
  const midnight = new Date(`${day}T00:00Z`)
  // JavaScript takes 30 February for 2 March.
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return new Date(Number.NaN)
  return new Date(zone === undefined && value !== day ? `${value}Z` : value)
}

/** Neither the gateway nor its store has years of another length. */
function isMoment(date: Date): boolean {
  return !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999
}

export type CreateRequest = z.output<typeof createRequest>
