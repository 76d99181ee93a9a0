import 'server-only'
import { log } from '@/lib/log'
import { checkDueOrders } from './check-due-orders'
import { orderContext } from './context'

// Next evaluates this module more than once in a process, and one timer is enough.
const started = globalThis as { shopOrderCheck?: NodeJS.Timeout }

/** Checks the orders that are due from now on, once an interval, as long as the process lives. */
export function startCheckingOrders(intervalSeconds = 15): void {
  if (started.shopOrderCheck) return
  let isChecking = false
  started.shopOrderCheck = setInterval(async () => {
    if (isChecking) return
    isChecking = true
    try {
      await checkDueOrders(await orderContext())
    } catch (error) {
      log.error({ err: error }, 'Orders could not be checked.')
    } finally {
      isChecking = false
    }
  }, intervalSeconds * 1000)
  started.shopOrderCheck.unref()
}
