import { z } from 'zod'
import type { PaymentJobRequest } from '../payments/new-payment-job'
import { locales, type PaymentMethod, paymentMethods } from '../payments/payment-job'
import { assumed } from './assumed'
import { canonicalNames } from './read-json'

/** Reads a name of an enumeration in any case and gives it in the gateway's spelling. */
function anyCase<const Names extends readonly string[]>(
  names: Names,
  aliases: Record<string, Names[number]> = {},
) {
  const spelling = new Map<string, Names[number]>(names.map((name) => [name.toLowerCase(), name]))
  for (const [alias, name] of Object.entries(aliases)) spelling.set(alias.toLowerCase(), name)
  return z.string().transform((value, context): Names[number] => {
    const name = spelling.get(value.toLowerCase())
    if (name !== undefined) return name
    context.addIssue({ code: 'custom', message: `must be one of ${names.join(', ')}` })
    return z.NEVER
  })
}

const text = z.string({ error: 'must be text' }).max(1_000, 'is too long')
/** Numbers arrive as the digits that were sent. */
const decimal = z
  .string({ error: 'must be a decimal number' })
  .regex(/^-?\d{1,15}(\.\d{1,8})?$/, 'must be a decimal number')

/** In plain text only within one's own network; everything else needs TLS. Assumed. */
const address = text.refine(
  isReachableAddress,
  'must be an https address (http only for a host of your own network)',
)

const postalAddress = z.object({
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

const identity = z.object({
  debtorId: text.optional(),
  emailAddress: text.optional(),
  gender: text.optional(),
  dateOfBirth: text.optional(),
  socialSecurityNumber: text.optional(),
  chamberOfCommerceNumber: text.optional(),
  vatNumber: text.optional(),
})

const orderLineTypes = [
  'PhysicalItem',
  'DigitalItem',
  'ShippingCost',
  'PaymentCost',
  'Discount',
  'GiftCard',
  'ShopCredit',
] as const

const orderLine = z
  .object({
    lineNumber: z
      .string()
      .regex(/^\d{1,9}$/, 'must be a whole number')
      .transform(Number)
      .optional(),
    type: anyCase(orderLineTypes).optional(),
    skuCode: text.optional(),
    name: text.min(1, 'is required'),
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
    message: 'or unitPriceExclVat is required',
  })

const order = z.object({
  orderNumber: text.max(assumed.orderNumberLength, 'is too long').optional(),
  note: text.optional(),
  customerReference: text.optional(),
  billingAddress: postalAddress.optional(),
  billingIdentity: identity.optional(),
  shippingAddress: postalAddress.optional(),
  orderLines: z.array(orderLine).max(1_000, 'has too many lines').default([]),
})

const options = [
  'IsRecurringPaymentJobParent',
  'IsMoto',
  'StoreCustomerInformation',
  'StoreCardDetails',
  'GenerateToken',
  'Frictionless',
] as const

/** Sensitive, so that they are never kept with the job. */
const cardParameters = ['cardnumber', 'cardcvc', 'cardexpirymonth', 'cardexpiryyear', 'cardholdername']

/** The parameters that the simulator itself reads; the others are kept as they came. */
const parameterSpelling = new Map(
  [
    'returnUrlSuccess',
    'returnUrlFailed',
    'returnUrlCancelled',
    'webhookUrl',
    'hostedNotCancelable',
    'allowedParentFrameDomains',
    'paymentPageReference',
    'simulatedStatus',
  ].map((name) => [name.toLowerCase(), name]),
)
const addressParameters = ['returnUrlSuccess', 'returnUrlFailed', 'returnUrlCancelled', 'webhookUrl']

const parameters = z
  .record(z.string(), z.union([z.string(), z.boolean(), z.null()]))
  .transform((sent, context) => {
    const kept: Record<string, string> = {}
    for (const [name, value] of Object.entries(sent)) {
      const lower = name.toLowerCase()
      if (value === null || cardParameters.includes(lower)) continue
      kept[parameterSpelling.get(lower) ?? `${lower.slice(0, 1)}${name.slice(1)}`] = String(value)
    }
    for (const name of addressParameters) {
      const value = kept[name]
      if (value === '') delete kept[name]
      else if (value !== undefined && !isReachableAddress(value)) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'must be an https address (http only for a host of your own network)',
        })
      }
    }
    return kept
  })

const currencies = new Set(Intl.supportedValuesOf('currency'))

const createRequest = z
  .object({
    type: anyCase(['Payment', 'Credit']).default('Payment'),
    locale: z
      .string()
      .transform((value) => value.replace('-', '_'))
      .pipe(anyCase(locales))
      .default('en_GB'),
    timeZone: text.default('Europe/London'),
    currency: z
      .string({ error: 'is required' })
      .transform((value) => value.toUpperCase())
      .refine((value) => currencies.has(value), 'must be an ISO 4217 currency'),
    amountToCollect: decimal,
    paymentMethodsToUse: z
      .array(anyCase(paymentMethods, { CreditCard: 'Card', DebitCard: 'Card' }))
      .transform((methods): PaymentMethod[] => [...new Set(methods)])
      .optional(),
    order: order.default({ orderLines: [] }),
    parameters: parameters.default({}),
    options: z.array(anyCase(options)).default([]),
    displayUrl: address.optional(),
    expirationDateTimeUtc: z
      .string()
      .transform((value) => new Date(value))
      .refine((date) => !Number.isNaN(date.getTime()), 'must be a date and time such as 2026-12-31T23:59:59Z')
      .optional(),
  })
  .superRefine(({ currency, amountToCollect }, context) => {
    const refuse = (message: string) =>
      context.addIssue({ code: 'custom', path: ['amountToCollect'], message })
    if (amountToCollect.startsWith('-')) refuse('must not be negative')
    const exponent = fractionDigits(currency)
    const digits = amountToCollect.split('.')[1]?.replace(/0+$/, '').length ?? 0
    if (digits > exponent) refuse(`must have at most ${exponent} decimals in ${currency}`)
  })

/** A member of a request that cannot be accepted: its path, and what is wrong with it, in words that follow the path. */
export interface Problem {
  member: string
  message: string
}

/**
 * Reads the body of a create call, as `readJson` gives it.
 *
 * @returns the request in the gateway's own spelling, or every problem that was found
 */
export function readCreateRequest(json: unknown): { request: PaymentJobRequest } | { problems: Problem[] } {
  const result = createRequest.safeParse(canonicalNames(createRequest, json))
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => ({
      member: path.join('.') || 'request',
      message,
    }))
    return { problems }
  }
  const { expirationDateTimeUtc, paymentMethodsToUse, ...rest } = result.data
  return {
    request: {
      ...rest,
      // Omitted means every method that the configuration has; so far that is cards.
      paymentMethodsToUse: paymentMethodsToUse?.length ? paymentMethodsToUse : ['Card'],
      expiresAt: expirationDateTimeUtc,
    },
  }
}

function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

function isReachableAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  if (url.protocol === 'https:') return true
  const own =
    /^(localhost|127(\.\d+){3}|\[::1\]|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|[^.]+|.+\.(localhost|local|internal|test))$/
  return url.protocol === 'http:' && own.test(url.hostname)
}
