import 'server-only'
import { GatewayCredentialsRejected, GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { hourMs } from '@/lib/durations'
import { log } from '@/lib/log'
import type { OrderContext } from '@/lib/orders/context'
import { reconcileOrder, rescheduleOrder } from '@/lib/orders/reconcile'
import { claimDueOrders, releaseOrders } from '@/lib/orders/repository'
import { enforceRetention } from '@/lib/personal-data/retention'

/** How many orders one process claims at once, and how many of them it checks at the same time. */
const batchSize = 40
const concurrency = 8
/** By then a claimed order is checked, or its process has ended. */
const leaseMs = 120_000
/** After that an order is checked again about which the gateway did not tell the last time that it was to be asked. */
const failurePauseMs = hourMs

export interface CheckReport {
  checked: number
  failed: number
  /** Whether all that was due was looked at; when not, the rest is left for later. */
  isComplete: boolean
}

/**
 * Reconciles the orders that are due, for the shopper who closed the tab, the notification that never came, and the
 * refund that was made in the Portal. Any number of processes share the orders. One that cannot be reconciled does not
 * keep the others waiting. A gateway that fails at two orders, or rejects the credentials, ends the check. What else is due
 * in the store, and needs no gateway, is done first.
 *
 * @param maxDurationMs after this time no other order is begun
 */
export async function checkDueOrders(
  context: OrderContext,
  { now = new Date(), maxDurationMs = 60_000 }: { now?: Date; maxDurationMs?: number } = {},
): Promise<CheckReport> {
  await enforceRetention(context.database, now)
  const report: CheckReport = { checked: 0, failed: 0, isComplete: true }
  const check: Check = { context, now, endAtMs: performance.now() + maxDurationMs, report, unavailable: 0 }
  while (report.isComplete && performance.now() < check.endAtMs) {
    const claimed = await claimDueOrders(context.database, now, { limit: batchSize, leaseMs })
    if (claimed.length === 0) break
    const left = new Set(claimed)
    const queue = claimed.values()
    const checkSome = () => checkEach(queue, left, check)
    await Promise.all(Array.from({ length: concurrency }, checkSome))
    await releaseOrders(context.database, [...left], now)
  }
  return report
}

interface Check {
  context: OrderContext
  now: Date
  endAtMs: number
  report: CheckReport
  /** How many orders the gateway has failed at. */
  unavailable: number
}

/** @param left the orders that nobody has come to; each that is checked or put off leaves it */
async function checkEach(queue: Iterator<string>, left: Set<string>, check: Check): Promise<void> {
  const { context, now, endAtMs, report } = check
  for (let next = queue.next(); !next.done; next = queue.next()) {
    if (performance.now() >= endAtMs) report.isComplete = false
    if (!report.isComplete) return
    try {
      await reconcileOrder(next.value, context)
      left.delete(next.value)
      report.checked += 1
    } catch (error) {
      report.failed += 1
      if (error instanceof GatewayRejected && error.isAboutCredentials) report.isComplete = false
      else {
        left.delete(next.value)
        // One order can be at fault; of two, the next would fail likewise.
        if (error instanceof GatewayUnavailable && ++check.unavailable > 1) report.isComplete = false
        const { nextCheckAt } = await rescheduleOrder(next.value, context)
        if (nextCheckAt === null) {
          await releaseOrders(context.database, [next.value], new Date(now.getTime() + failurePauseMs))
        }
      }
      // The alarm about the credentials was raised once already.
      if (error instanceof GatewayCredentialsRejected) continue
      log.error({ orderNumber: next.value, err: error }, `Order ${next.value} could not be checked.`)
    }
  }
}
