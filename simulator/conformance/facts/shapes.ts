import { z } from 'zod'
import type { Expected } from '../matchers.ts'

/** A reference: year and month, what it names, eleven digits; always text. */
const referenceOf = (typeDigits: string) => new RegExp(`^\\d{4}${typeDigits}\\d{11}$`)

export const references = {
  job: referenceOf('210'),
  payment: referenceOf('211'),
  step: referenceOf('212'),
  refund: referenceOf('230'),
  refundStep: referenceOf('231'),
  capture: referenceOf('235'),
  trace: referenceOf('201'),
  customer: referenceOf('290'),
}

/** UTC, up to seven digits of a fraction, no zeros at its end. */
export const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?Z$/

export const page = /^https?:\/\/[^?]+\/payment\?ref=([0-9a-f]{128}|[0-9a-f]{96})$/

export const documentation = {
  url: /\/payment-gateway-api\/documentation\/index\.html$/,
  type: 'text/html',
}

/** A card of the test table that is in date. */
export const testCard = {
  cardNumber: '4000000000000002',
  cardHolderName: 'Luke Skywalker',
  cardExpiryMonth: '05',
  cardExpiryYear: String((new Date().getUTCFullYear() + 3) % 100),
  cardCvc: '123',
}

/** An answer that rejects with a code. */
export const rejected = (status: number, code: Expected, more: Record<string, Expected> = {}): Expected => ({
  status,
  json: {
    errorReport: {
      errors: z.tuple([
        z.looseObject({
          code: typeof code === 'string' ? z.literal(code) : z.string(),
          message: z.string().min(1),
        }),
      ]),
      warnings: [],
      isFatalError: true,
      ...more,
    },
  },
})

/** An answer that rejects a request which is wrong. */
export const badRequest: Expected = { status: 400, json: { errorReport: { isFatalError: true } } }

/** An answer that rejects a request and names the member that is wrong. */
export const wrongMember = (member: string): Expected => ({
  status: 400,
  json: {
    errorReport: {
      errors: z
        .array(z.looseObject({ code: z.string(), parameters: z.array(z.string()) }))
        .refine(
          (errors) => errors.some(({ parameters }) => parameters[0] === member),
          `does not name ${member}`,
        ),
    },
  },
})
