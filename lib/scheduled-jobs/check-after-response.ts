import 'server-only'
import { after } from 'next/server'
import type { RenderEmail } from '@/lib/email/message'
import { sendEmails } from '@/lib/email/send-emails'
import { mountedGateway } from '@/lib/gateway-access/mounted-gateway'
import { log } from '@/lib/log'
import { orderContext } from '@/lib/orders/context'
import { allow } from '@/lib/rate-limit/rate-limit'
import { checkDueOrders } from './check-due-orders'

/** For the whole deployment, however much traffic it has. */
const limit = { limit: 1, windowSeconds: 60 }
/** So that a host does not end the function in the middle of an order. */
const maxDurationMs = 10_000

// Next evaluates this module more than once in a process.
const held = globalThis as { shopAsksForCheckAt?: number }

/**
 * Has the mounted gateway do what is due, the orders that are due checked, and the emails that are due sent, after the response, at most once a minute
 * for the whole deployment: on hosts whose processes sleep, the shop's own visitors wake them. To be called by route
 * handlers that are called often: a process asks the database no more than once a minute whether it is time.
 */
export function checkDueOrdersAfterResponse(renderEmail: RenderEmail): void {
  const now = Date.now()
  if (now < (held.shopAsksForCheckAt ?? 0)) return
  held.shopAsksForCheckAt = now + limit.windowSeconds * 1000
  after(async () => {
    try {
      const context = await orderContext()
      const allowance = await allow(context.database, 'check-due-orders', limit)
      if (allowance.isAllowed) {
        await mountedGateway()?.doDue()
        await checkDueOrders(context, { maxDurationMs })
        await sendEmails(renderEmail, { maxDurationMs })
      } else held.shopAsksForCheckAt = now + allowance.retryAfterSeconds * 1000
    } catch (error) {
      log.error({ err: error }, 'Orders could not be checked.')
    }
  })
}
