import 'server-only'
import { GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { type OrderContext, orderContext } from './context'
import { reconcile } from './reconcile'
import { findOrdersToCheck, markChecked } from './repository'

/** How many orders one check reconciles. */
const batchSize = 20
/** How long notification and return may take before an order is checked, and between two checks of one order. */
const gracePeriodMinutes = 5

export type CheckResult = 'completed' | 'gateway-unavailable' | 'credentials-rejected'

/**
 * Reconciles the orders whose payment is open for longer than the grace period, those first that were not checked for
 * longest: for the shopper who closed the tab and the notification that never came. One order that cannot be
 * reconciled does not keep the others waiting. A gateway that is unavailable or rejects the credentials ends the check.
 */
export async function checkOpenPayments(context: OrderContext, now = new Date()): Promise<CheckResult> {
  const { database } = context
  const uncheckedSince = new Date(now.getTime() - gracePeriodMinutes * 60_000)
  for (const order of await findOrdersToCheck(database, uncheckedSince, batchSize)) {
    // Stored first, so that an order that always fails moves to the end of the queue.
    await markChecked(database, order.number, now)
    try {
      await reconcile(order.paymentJobReference, context)
    } catch (error) {
      console.error(`Order ${order.number} could not be reconciled: ${messageOf(error)}`)
      if (error instanceof GatewayUnavailable) return 'gateway-unavailable'
      if (error instanceof GatewayRejected && error.isAboutCredentials) return 'credentials-rejected'
    }
  }
  return 'completed'
}

// Next evaluates this module more than once in a process, and one scheduler is enough.
const started = globalThis as { shopPaymentCheck?: NodeJS.Timeout }

/**
 * Checks open payments from now on, once an interval, as long as the process lives. It ends when the gateway rejects
 * the credentials, since repeated wrong signatures lock the account.
 */
export function startCheckingOpenPayments(intervalSeconds = 60): void {
  if (started.shopPaymentCheck) return
  let isChecking = false
  const timer = setInterval(async () => {
    if (isChecking) return
    isChecking = true
    try {
      if ((await checkOpenPayments(await orderContext())) === 'credentials-rejected') {
        clearInterval(timer)
        console.error(
          'Open payments are no longer checked: the gateway rejects the credentials. Correct them and restart.',
        )
      }
    } catch (error) {
      console.error(`Open payments could not be checked: ${messageOf(error)}`)
    } finally {
      isChecking = false
    }
  }, intervalSeconds * 1000)
  timer.unref()
  started.shopPaymentCheck = timer
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : error)
