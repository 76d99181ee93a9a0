import { GatewayError } from '@/lib/cashflows/errors'
import { acknowledge, type Notification, readNotification } from '@/lib/cashflows/notification'
import { orderContext } from '@/lib/orders/context'
import { PaymentMismatch, reconcile } from '@/lib/orders/reconcile'
import { readBody } from './request-body'

/** A notification has about 150. */
const maxBytes = 16_384

/**
 * A notification: a payment has changed. It is acknowledged only after the payment has been reconciled; after any
 * other response the gateway retries it, for up to a month.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, maxBytes)
  if (body === undefined) return rejection(413, `A notification has at most ${maxBytes} bytes.`)
  const notification = readNotification(parse(body))
  if (!notification) {
    return rejection(
      400,
      'A notification is a JSON object with a paymentJobReference and a paymentReference, both text.',
    )
  }
  try {
    return await respondTo(notification)
  } catch (error) {
    console.error(`Notification of payment job ${notification.paymentJobReference}: ${error}`)
    if (error instanceof PaymentMismatch)
      return rejection(409, 'The payment job does not agree with the order.')
    if (error instanceof GatewayError)
      return rejection(503, 'The gateway could not be asked. Send this again later.')
    return rejection(503, 'The result could not be stored. Send this again later.')
  }
}

async function respondTo(notification: Notification): Promise<Response> {
  const { outcome } = await reconcile(notification.paymentJobReference, await orderContext())
  if (outcome === 'unknown-job') return rejection(404, 'The gateway knows no such payment job.')
  if (outcome === 'unknown-order') {
    // If it were rejected, the gateway would send it again for a month, and it would still not be of this shop.
    console.warn(`Payment job ${notification.paymentJobReference} is not of an order of this shop`)
  }
  return Response.json(acknowledge(notification))
}

function rejection(status: number, error: string): Response {
  return Response.json({ error }, { status })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
