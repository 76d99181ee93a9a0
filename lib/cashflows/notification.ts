import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json'
import { z } from 'zod'
import { reference } from './contract'

/**
 * The gateway says that a payment changed. It does not say how, and anybody could have sent it: retrieve the
 * payment job to find out what is true.
 */
export interface Notification {
  paymentJobReference: string
  paymentReference: string
  /** Both references with the names and in the form in which they came. */
  sent: Record<string, string | LosslessNumber>
}

/** As text or as a number, whose digits are kept. */
const sentReference = z.union([
  reference,
  z.instanceof(LosslessNumber).refine(({ value }) => reference.safeParse(value).success),
])

/** Some accounts are sent PascalCase names and expect the acknowledgement in them. */
const notification = z.union([
  z
    .object({ paymentJobReference: sentReference, paymentReference: sentReference })
    .transform((sent) => read(sent.paymentJobReference, sent.paymentReference, sent)),
  z
    .object({ PaymentJobReference: sentReference, PaymentReference: sentReference })
    .transform((sent) => read(sent.PaymentJobReference, sent.PaymentReference, sent)),
])

type SentReference = z.infer<typeof sentReference>

const textOf = (sent: SentReference) => (isLosslessNumber(sent) ? sent.value : sent)

const read = (
  job: SentReference,
  payment: SentReference,
  sent: Record<string, SentReference>,
): Notification => ({ paymentJobReference: textOf(job), paymentReference: textOf(payment), sent })

/**
 * Reads the body of a notification.
 *
 * @returns undefined when it is not one
 */
export function readNotification(body: string): Notification | undefined {
  try {
    return notification.safeParse(parse(body)).data
  } catch {
    return undefined
  }
}

/**
 * The JSON that acknowledges a notification, so that the gateway does not retry it. It must come with status 200. The
 * references have the names and the form in which they came.
 */
export function acknowledgement({ sent }: Notification): string {
  return stringify(sent) ?? ''
}
