import 'server-only'
import { after } from 'next/server'
import { allow } from '@/lib/rate-limit/rate-limit'
import { checkDueOrders } from './check-due-orders'
import { orderContext } from './context'

/** For the whole deployment, however much traffic it has. */
const limit = { limit: 1, windowSeconds: 60 }
/** So that a host does not end the function in the middle of an order. */
const maxDurationMs = 10_000

/**
 * Has the orders that are due checked after the response, at most once a minute for the whole deployment: on hosts whose
 * processes sleep, the shop's own visitors wake them. To be called by route handlers that are called often.
 */
export function checkDueOrdersAfterResponse(): void {
  after(async () => {
    try {
      const context = await orderContext()
      const { isAllowed } = await allow(context.database, 'check-due-orders', limit)
      if (isAllowed) await checkDueOrders(context, { maxDurationMs })
    } catch (error) {
      console.error(`Orders could not be checked: ${error instanceof Error ? error.message : error}`)
    }
  })
}
