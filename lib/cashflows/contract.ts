import { z } from 'zod'

/** Every reference has 18 digits today: too many for a JavaScript number, so it is text from end to end. */
export const reference = z.string().regex(/^\d{1,32}$/)

/**
 * Amounts come as decimal text. A number is taken too, as long as its text is certain to be what was sent:
 * 15 significant digits survive a JavaScript number, more may not.
 */
const amount = z.union([
  z.string().regex(/^\d+(\.\d+)?$/),
  z
    .number()
    .transform(String)
    .refine((text) => /^\d+(\.\d+)?$/.test(text) && text.replace('.', '').length <= 15),
])

/** One attempt to pay. `status` is any text, because the gateway may introduce a status that is not in `paymentStatuses`. */
const payment = z.object({
  reference,
  status: z.string().min(1),
  amountToCollect: amount,
})

/** What is to be paid, with every attempt to pay it, oldest first. */
export const paymentJob = z.object({
  reference,
  paymentStatus: z.string().min(1),
  currency: z.string().regex(/^[A-Z]{3}$/),
  amountToCollect: amount,
  /** UTC in ISO 8601 with up to seven places after the second. */
  lastUpdateTimeUtc: z.string().optional(),
  order: z.object({ orderNumber: z.string().optional() }).optional(),
  payments: z.array(payment).default([]),
})

/** A payment job as the gateway returns it. */
export type PaymentJob = z.infer<typeof paymentJob>

/** The links stand beside the data, not in it. `action` is the hosted payment page. */
const links = z.object({ action: z.object({ url: z.string().min(1) }).optional() })

/** The gateway's response to a request that creates or retrieves a payment job. */
export const paymentJobResponse = z.object({ data: paymentJob, links: links.default({}) })

/** A payment job and its links, checked. */
export type PaymentJobResponse = z.infer<typeof paymentJobResponse>

/** Why the gateway rejects a request. A report that cannot be read counts as empty: the status code says enough. */
export const errorResponse = z.object({
  errorReport: z.object({
    errors: z
      .array(
        z.object({
          code: z.string().default(''),
          message: z.string().default(''),
          parameters: z.array(z.string()).default([]),
        }),
      )
      .default([]),
  }),
})

/** One reason of a rejection: the gateway's code, its message, and what they are about. */
export type GatewayErrorEntry = z.infer<typeof errorResponse>['errorReport']['errors'][number]

/** The languages of the hosted payment page. */
export type GatewayLocale = 'el_GR' | 'en_GB' | 'en_US' | 'es_ES' | 'nl_NL'

/** A line of an order. Amounts are decimal text; see `toAmount`. */
export interface OrderLine {
  lineNumber: number
  type:
    | 'PhysicalItem'
    | 'DigitalItem'
    | 'ShippingCost'
    | 'PaymentCost'
    | 'Discount'
    | 'GiftCard'
    | 'ShopCredit'
  skuCode?: string
  name: string
  quantity: number
  unitPriceInclVat: string
  totalLineAmount: string
}

/** Where the shopper's bills go. `countryIso3166Alpha2` is such as GB. */
export interface Address {
  firstName: string
  lastName: string
  addressLine1: string
  addressLine2?: string
  zipCode: string
  city: string
  countryIso3166Alpha2: string
}

/** The body of the request for a payment job. Optional members that the shop has no use for are left out. */
export interface PaymentJobRequest {
  currency: string
  /** Decimal text in major units; see `toAmount`. */
  amountToCollect: string
  locale: GatewayLocale
  order: {
    /** At most 35 characters. */
    orderNumber: string
    billingAddress: Address
    billingIdentity: { emailAddress: string }
    orderLines: OrderLine[]
  }
  parameters: {
    returnUrlSuccess: string
    returnUrlFailed: string
    returnUrlCancelled: string
    webhookUrl: string
  }
  /** When the link to the hosted page stops working; six months from now when left out. */
  expirationDateTimeUtc?: string
}
