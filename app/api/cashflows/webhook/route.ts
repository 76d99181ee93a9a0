import { renderEmail } from '@/components/email/email-renderer'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { notificationAddresses } from '@/lib/cashflows/environments'
import { GatewayCredentialsRejected, GatewayError } from '@/lib/cashflows/errors'
import { acknowledgement, type Notification, readNotification } from '@/lib/cashflows/notification'
import { clientAddress } from '@/lib/client-address'
import { coalesce } from '@/lib/coalesce'
import { environment } from '@/lib/environment'
import { log } from '@/lib/log'
import { orderContext } from '@/lib/orders/context'
import type { Reconciliation } from '@/lib/orders/payment-job-update'
import { reconcile } from '@/lib/orders/reconcile'
import { TooManyUnknownReferences } from '@/lib/orders/unknown-references'
import { checkDueOrdersAfterResponse } from '@/lib/scheduled-jobs/check-after-response'
import { readText, UnreadableBody } from './request-body'

/** A notification has about 150. */
const maxBytes = 16_384

/**
 * A notification: a payment has changed. It is acknowledged only after the payment has been reconciled; after any
 * other response the gateway retries it, for up to a month.
 */
export const POST = orUnavailable(async (request: Request) => {
  checkDueOrdersAfterResponse(renderEmail)
  if (!isFromCashflows(request)) return rejection(403, 'Notifications come from the addresses of Cashflows.')
  let notification: Notification | undefined
  try {
    notification = readNotification(await readText(request, maxBytes))
  } catch (error) {
    if (error instanceof UnreadableBody) return rejection(error.status, error.message)
    throw error
  }
  if (!notification) {
    return rejection(
      400,
      'A notification is a JSON object with a paymentJobReference and a paymentReference, both of digits.',
    )
  }
  try {
    return await respondTo(notification)
  } catch (error) {
    if (error instanceof TooManyUnknownReferences) {
      return rejection(503, 'Too many notifications of unknown payment jobs. Send this again later.', {
        'Retry-After': String(error.retryAfterSeconds),
      })
    }
    const notAsked = 'The gateway could not be asked. Send this again later.'
    // The alarm about the credentials was raised once already.
    if (error instanceof GatewayCredentialsRejected) return rejection(503, notAsked)
    log.error(
      { paymentJob: notification.paymentJobReference, err: error },
      `The notification of payment job ${notification.paymentJobReference} could not be answered.`,
    )
    if (error instanceof GatewayError) return rejection(503, notAsked)
    return rejection(503, 'The result could not be stored. Send this again later.')
  }
})

function isFromCashflows({ headers }: Request): boolean {
  const { notificationAddresses: check, clientAddressHeader, cashflows } = environment()
  if (check === 'off' || clientAddressHeader === undefined) return true
  const address = clientAddress(headers)
  if (address && notificationAddresses[cashflows.environment].includes(address)) return true
  const sender = address ?? `a client without an address in ${clientAddressHeader}`
  log.warn({}, `Notification from ${sender}, which is not an address of Cashflows`)
  return check === 'log'
}

/** Of one payment job, many notifications at once ask the gateway no more than needed. */
const shared = coalesce<Reconciliation>()

async function respondTo(notification: Notification): Promise<Response> {
  const { paymentJobReference } = notification
  const { outcome } = await shared(paymentJobReference, async () =>
    reconcile(paymentJobReference, await orderContext(), 'notification'),
  )
  if (outcome === 'unknown-job') return rejection(404, 'The gateway knows no such payment job.')
  if (outcome === 'unknown-order') {
    // If it were rejected, the gateway would send it again for a month, and it would still not be of this shop.
    log.warn(
      { paymentJob: paymentJobReference },
      `Payment job ${paymentJobReference} is not of an order of this shop`,
    )
  }
  return new Response(acknowledgement(notification), { headers: { 'Content-Type': 'application/json' } })
}

function rejection(status: number, error: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers })
}
