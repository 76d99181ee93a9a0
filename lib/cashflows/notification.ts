import { z } from 'zod'
import { reference } from './contract'

/**
 * The gateway says that a payment changed. It does not say how, and anybody could have sent it: retrieve the
 * payment job to find out what is true.
 */
export interface Notification {
  paymentJobReference: string
  paymentReference: string
  /** Some accounts are sent PascalCase names and expect the acknowledgement in them. */
  casing: 'camel' | 'pascal'
}

const camel = z
  .object({ paymentJobReference: reference, paymentReference: reference })
  .transform((body): Notification => ({ ...body, casing: 'camel' }))

const pascal = z.object({ PaymentJobReference: reference, PaymentReference: reference }).transform(
  (body): Notification => ({
    paymentJobReference: body.PaymentJobReference,
    paymentReference: body.PaymentReference,
    casing: 'pascal',
  }),
)

const notification = z.union([camel, pascal])

/**
 * Reads the parsed body of a notification.
 *
 * @returns undefined when it is not one
 */
export function readNotification(body: unknown): Notification | undefined {
  return notification.safeParse(body).data
}

/** The body that acknowledges a notification, so that the gateway does not retry it. It must come with status 200. */
export function acknowledge({
  paymentJobReference,
  paymentReference,
  casing,
}: Notification): Record<string, string> {
  return casing === 'camel'
    ? { paymentJobReference, paymentReference }
    : { PaymentJobReference: paymentJobReference, PaymentReference: paymentReference }
}
