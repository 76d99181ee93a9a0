import { z } from 'zod'
import { assumptions } from '../assumptions.ts'
import { orderLineTypes } from '../payments/payment-job.ts'
import { anyCase, decimal, text, wholeNumber } from './fields.ts'
import { problem } from './problems.ts'

export const postalAddress = z.object({
  title: text.optional(),
  firstName: text.optional(),
  middleName: text.optional(),
  lastName: text.optional(),
  countryIso3166Alpha2: text.optional(),
  addressLine1: text.optional(),
  addressLine2: text.optional(),
  zipCode: text.optional(),
  city: text.optional(),
  stateProvince: text.optional(),
  phoneNumber1: text.optional(),
  phoneNumber1Type: text.optional(),
  phoneNumber2: text.optional(),
  phoneNumber2Type: text.optional(),
  organisation: text.optional(),
  department: text.optional(),
})

export const identity = z.object({
  debtorId: text.optional(),
  emailAddress: text.optional(),
  gender: text.optional(),
  dateOfBirth: text.optional(),
  socialSecurityNumber: text.optional(),
  chamberOfCommerceNumber: text.optional(),
  vatNumber: text.optional(),
})

export const orderLine = z
  .object({
    lineNumber: wholeNumber.optional(),
    type: anyCase(orderLineTypes).optional(),
    skuCode: text.optional(),
    name: text.min(1, problem('required')),
    description: text.optional(),
    quantity: decimal.optional(),
    unitPriceExclVat: decimal.optional(),
    unitPriceInclVat: decimal.optional(),
    vatPercentage: decimal.optional(),
    vatPercentageLabel: text.optional(),
    discountPercentageLabel: text.optional(),
    totalLineAmount: decimal.optional(),
    url: text.optional(),
  })
  .refine((line) => line.unitPriceExclVat !== undefined || line.unitPriceInclVat !== undefined, {
    path: ['unitPriceInclVat'],
    message: problem('noPrice'),
  })

/** The order of a payment job. Source: Order in the gateway's OpenAPI document; none of its members is required. */
export const orderRequest = z.object({
  orderNumber: text
    .max(assumptions.maxOrderNumberLength, problem('tooLong', String(assumptions.maxOrderNumberLength)))
    .optional(),
  note: text.optional(),
  customerReference: text.optional(),
  billingAddress: postalAddress.optional(),
  billingIdentity: identity.optional(),
  shippingAddress: postalAddress.optional(),
  orderLines: z.array(orderLine, { error: problem('list') }).default([]),
})
