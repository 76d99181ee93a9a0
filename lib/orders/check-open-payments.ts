import 'server-only'
import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import { GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { type OrderContext, orderContext } from './context'
import { reconcile } from './reconcile'
import { orders } from './tables'

/** How many orders one sweep asks about. */
const batch = 20
/** Minutes for which notification and return are given their chance, and between two questions about one order. */
const patience = 5

export type SweepResult = 'swept' | 'gateway-unavailable' | 'credentials-rejected'

/**
 * Asks the gateway again about orders whose payment is open for minutes, those first that were not asked about
 * for longest: for the shopper who closed the tab and the notification that never came. One order that cannot be
 * reconciled does not keep the others waiting.
 */
export async function sweepPayments(context?: OrderContext, now = new Date()): Promise<SweepResult> {
  const surroundings = context ?? (await orderContext())
  const { database } = surroundings
  const lastSeen = sql`coalesce(${orders.lastCheckedAt}, ${orders.placedAt})`
  const open = await database
    .select({ number: orders.number, job: orders.paymentJobReference })
    .from(orders)
    .where(
      and(
        eq(orders.status, 'awaiting-payment'),
        isNotNull(orders.paymentJobReference),
        lt(lastSeen, new Date(now.getTime() - patience * 60_000)),
      ),
    )
    .orderBy(asc(lastSeen))
    .limit(batch)

  for (const { number, job } of open) {
    if (job === null) continue
    // Kept first, so that an order that always fails moves to the end of the queue.
    await database.update(orders).set({ lastCheckedAt: now }).where(eq(orders.number, number))
    try {
      await reconcile(job, surroundings)
    } catch (error) {
      console.error(
        `Order ${number} could not be reconciled: ${error instanceof Error ? error.message : error}`,
      )
      if (error instanceof GatewayUnavailable) return 'gateway-unavailable'
      if (error instanceof GatewayRejected && error.isAboutCredentials) return 'credentials-rejected'
    }
  }
  return 'swept'
}

// Next evaluates this module more than once in a process, and one sweep is enough.
const started = globalThis as { shopSweep?: NodeJS.Timeout }

/**
 * Sweeps from now on, once a minute, as long as the process lives. It ends when the gateway rejects the
 * credentials, since repeated wrong signatures lock the account.
 */
export function startSweeping(intervalSeconds = 60): void {
  if (started.shopSweep) return
  let sweeping = false
  const timer = setInterval(async () => {
    if (sweeping) return
    sweeping = true
    try {
      if ((await sweepPayments()) === 'credentials-rejected') {
        clearInterval(timer)
        console.error(
          'Open payments are no longer asked about: the gateway rejects the credentials. Mend them and restart.',
        )
      }
    } catch (error) {
      console.error(
        `Open payments could not be asked about: ${error instanceof Error ? error.message : error}`,
      )
    } finally {
      sweeping = false
    }
  }, intervalSeconds * 1000)
  timer.unref()
  started.shopSweep = timer
}
