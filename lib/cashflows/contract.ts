import { z } from 'zod'

/**
 * Every reference has 18 digits today: too many for a JavaScript number, so it is text from end to end. Source: the
 * gateway's OpenAPI document, where references are 64-bit integers; others it rejects.
 */
export const reference = z.string().refine((text) => /^\d{1,19}$/.test(text) && BigInt(text) < 2n ** 63n)

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

/** An optional member: one that is missing or unreadable counts as not sent, and the rest is read all the same. */
const tolerant = <Member extends z.ZodType>(member: Member) => member.optional().catch(undefined)

/** A list whose unreadable entries are left out. */
const tolerantList = <Entry extends z.ZodType>(entry: Entry) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((entries): z.output<Entry>[] =>
      entries.flatMap((sent) => {
        const read = entry.safeParse(sent)
        return read.success ? [read.data] : []
      }),
    )

const text = z.string().min(1)

/** UTC in ISO 8601, with up to seven places after the second. */
const time = tolerant(text.refine((value) => !Number.isNaN(Date.parse(value))))

/** `status` is Pending, Completed, Failed, or one that the gateway has introduced since. */
const capture = z.object({
  reference,
  status: text,
  amountToCapture: amount,
  /** Whether what is left of the authorisation is released. */
  isFinalCapture: tolerant(z.boolean()),
  createDateTimeUtc: time,
})

/** `status` as that of a capture. */
const refund = z.object({
  reference,
  /** What the merchant called the refund when asking for it. */
  refundNumber: tolerant(text),
  status: text,
  amountToRefund: amount,
  createDateTimeUtc: time,
})

/** One entry in the history of a payment; `status` is that of the payment afterwards. */
const step = z.object({
  /** Such as Start, or one that the gateway has introduced since. */
  action: text,
  status: text,
  createDateTimeUtc: time,
})

/** One capture of a reserved payment. */
export type Capture = z.infer<typeof capture>

/** One refund of a paid payment. */
export type Refund = z.infer<typeof refund>

/** The gateway's response to a request for a capture. */
export const captureResponse = z.object({ data: capture })

/** The gateway's response to a request for a refund. */
export const refundResponse = z.object({ data: refund })

const failure = z.object({ code: tolerant(text), message: tolerant(text), translatedMessage: tolerant(text) })

/** Why a payment did not succeed. `translatedMessage` is in the language of the payment job. */
export type PaymentFailure = z.infer<typeof failure>

/** The card of a payment, by which the cardholder knows it. Nothing else of a card is read. */
export interface PaymentCard {
  /** Such as Visa. */
  brand?: string | undefined
  lastFourDigits?: string | undefined
}

const attributes = z.object({
  cardBrand: tolerant(text.max(40)),
  /** However much of the number is masked, only what the last four characters show is kept. */
  truncatedCardNumber: tolerant(z.string().regex(/\d{4}$/)),
  /** JSON within text. */
  cashFlowsAcquiringDetails: tolerant(z.string()),
})

const acquiringDetails = z.looseObject({ Message: tolerant(text), Status: tolerant(text) })

/** One attempt to pay. `status` is any text, because the gateway may introduce a status that is not in `paymentStatuses`. */
const payment = z
  .object({
    reference,
    status: text,
    amountToCollect: amount,
    /** Filled also on a payment that was voided. */
    paidAmount: tolerant(amount),
    paymentMethods: tolerantList(text),
    refunds: tolerantList(refund),
    captures: tolerantList(capture),
    steps: tolerantList(step),
    lastErrorReport: tolerant(z.object({ errors: tolerantList(failure) })),
    attributes: tolerant(attributes),
  })
  .transform(({ lastErrorReport, attributes, ...rest }) => ({
    ...rest,
    card: cardOf(attributes),
    failure: lastErrorReport?.errors[0] ?? acquirerFailure(attributes?.cashFlowsAcquiringDetails),
  }))

/** One attempt to pay, as the gateway returns it. */
export type Payment = z.infer<typeof payment>

/** The gateway's response to a request that retrieves or cancels one payment. */
export const paymentResponse = z.object({ data: payment })

/** What is to be paid, with every attempt to pay it, oldest first. */
export const paymentJob = z.object({
  reference,
  paymentStatus: text,
  currency: z.string().regex(/^[A-Z]{3}$/),
  amountToCollect: amount,
  paidAmount: tolerant(amount),
  /** UTC in ISO 8601 with up to seven places after the second. */
  lastUpdateTimeUtc: z.string().optional(),
  /** When the link to the hosted page stops working; UTC in ISO 8601. */
  expirationDateTimeUtc: tolerant(z.string()),
  order: z.object({ orderNumber: z.string().optional() }).optional(),
  payments: z.array(payment).default([]),
})

function cardOf(sent: z.infer<typeof attributes> | undefined): PaymentCard | undefined {
  if (!sent?.cardBrand && !sent?.truncatedCardNumber) return undefined
  return { brand: sent.cardBrand, lastFourDigits: sent.truncatedCardNumber?.slice(-4) }
}

/** The acquirer gives a message for a success too. */
function acquirerFailure(json: string | undefined): PaymentFailure | undefined {
  try {
    const details = acquiringDetails.parse(JSON.parse(json ?? ''))
    const { Message, Status } = details
    if (!Message || !Status || /^succe/i.test(Status)) return undefined
    return { code: responseCodeIn(details), message: Message }
  } catch {
    return undefined
  }
}

/**
 * The acquirer's response code: a letter and three digits, such as D102. In which member it stands, and whether a text
 * follows it there, is not documented.
 */
function responseCodeIn(details: Record<string, unknown>): string | undefined {
  for (const value of Object.values(details)) {
    const [code] = (typeof value === 'string' && /^[A-Z]\d{3}(?!\w)/.exec(value)) || []
    if (code) return code
  }
  return undefined
}

/** A payment job as the gateway returns it. */
export type PaymentJob = z.infer<typeof paymentJob>

/** The links stand beside the data, not in it. `action` is the hosted payment page. */
const links = z.object({ action: z.object({ url: z.string().min(1) }).optional() })

/** The gateway's response to a request that creates or retrieves a payment job. */
export const paymentJobResponse = z.object({ data: paymentJob, links: links.default({}) })

/** A payment job and its links, checked. */
export type PaymentJobResponse = z.infer<typeof paymentJobResponse>

/** The gateway's response to the question which payment methods there are. */
export const paymentMethodsResponse = z.object({ data: tolerantList(z.object({ paymentMethod: text })) })

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
  /** The VAT that the prices contain, in per cent: decimal text such as 20 or 25.5. */
  vatPercentage?: string
  totalLineAmount: string
}

/** Where bills or parcels go. `countryIso3166Alpha2` is such as GB. */
export interface Address {
  firstName: string
  lastName: string
  addressLine1: string
  addressLine2?: string | undefined
  zipCode?: string | undefined
  city: string
  stateProvince?: string | undefined
  countryIso3166Alpha2: string
  phoneNumber1?: string | undefined
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
    /** For the merchant. */
    note?: string
    billingAddress: Address
    billingIdentity: { emailAddress: string }
    shippingAddress?: Address
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

/** The body of the request for a capture of a reserved payment. */
export interface CaptureRequest {
  /** Decimal text in major units; all that is left when left out. */
  amountToCapture?: string
  /** Whether what is left after a part is released; the gateway takes it as false when left out. */
  isFinalCapture?: boolean
}

/** The body of the request for a refund of a paid payment. */
export interface RefundRequest {
  /** Decimal text in major units; all that is left when left out. */
  amountToRefund?: string
  /** By which the refund is found among those of the payment. */
  refundNumber: string
}
