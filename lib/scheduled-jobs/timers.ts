import 'server-only'
import type { RenderEmail } from '@/lib/email/message'
import { sendEmails } from '@/lib/email/send-emails'
import { log } from '@/lib/log'
import { orderContext } from '@/lib/orders/context'
import { checkDueOrders } from './check-due-orders'

// Next evaluates this module more than once in a process, and one timer of each job is enough.
const started = globalThis as { shopTimers?: NodeJS.Timeout[] }

/** Checks the orders, and sends the emails, that are due from now on, as long as the process lives. */
export function startTimers(renderEmail: RenderEmail): void {
  started.shopTimers ??= [
    every(15, async () => checkDueOrders(await orderContext()), 'Orders could not be checked.'),
    every(10, () => sendEmails(renderEmail), 'Emails could not be sent.'),
  ]
}

/** Does a job once an interval, and not while it is being done. @param failure for the log */
function every(intervalSeconds: number, job: () => Promise<unknown>, failure: string): NodeJS.Timeout {
  let isBusy = false
  const timer = setInterval(async () => {
    if (isBusy) return
    isBusy = true
    try {
      await job()
    } catch (error) {
      log.error({ err: error }, failure)
    } finally {
      isBusy = false
    }
  }, intervalSeconds * 1000)
  return timer.unref()
}
