import 'server-only'
import { and, count, gte, inArray, isNull, lte, min, ne } from 'drizzle-orm'
import { Gauge, Registry } from 'prom-client'
import type { Database } from '@/lib/database/database'
import { dayMs } from '@/lib/durations'
import { orderStatuses } from '@/lib/orders/order-status'
import { attention, orders, reversals } from '@/lib/orders/tables'
import { emails } from '@/lib/outbox/tables'

/**
 * What a monitor watches, in the format of Prometheus. It is read from the store, so that any process gives the same of
 * all of them.
 *
 * @param now up to which time orders are counted
 */
export async function metrics(database: Database, now = new Date()): Promise<string> {
  const registry = new Registry()
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] })

  const placed = await database
    .select({ status: orders.status, count: count() })
    .from(orders)
    .where(and(gte(orders.placedAt, new Date(now.getTime() - dayMs)), lte(orders.placedAt, now)))
    .groupBy(orders.status)
  const ordersByStatus = gauge('shop_orders', 'Orders placed in the last 24 hours, by status.', ['status'])
  for (const status of Object.keys(orderStatuses)) ordersByStatus.set({ status }, 0)
  for (const row of placed) ordersByStatus.set({ status: row.status }, row.count)

  const [due] = await database
    .select({ count: count(), since: min(orders.nextCheckAt) })
    .from(orders)
    .where(lte(orders.nextCheckAt, now))
  gauge('shop_checks_due', 'Orders that are due to be checked with the gateway.').set(due?.count ?? 0)
  const lateMs = due?.since ? now.getTime() - due.since.getTime() : 0
  gauge('shop_check_delay_seconds', 'For how long the first of these has been due.').set(lateMs / 1000)

  const notGivenBack = await database
    .select({ state: reversals.state, count: count() })
    .from(reversals)
    .where(ne(reversals.state, 'completed'))
    .groupBy(reversals.state)
  const refunds = gauge('shop_refunds', 'Refunds and voids that are not completed, by state.', ['state'])
  for (const state of ['due', 'failed'] as const) {
    refunds.set({ state }, notGivenBack.find((row) => row.state === state)?.count ?? 0)
  }

  const notSent = await database
    .select({ state: emails.state, count: count() })
    .from(emails)
    .where(inArray(emails.state, ['due', 'failed']))
    .groupBy(emails.state)
  const unsent = gauge('shop_emails', 'Emails that were not sent, by state.', ['state'])
  for (const state of ['due', 'failed'] as const) {
    unsent.set({ state }, notSent.find((row) => row.state === state)?.count ?? 0)
  }

  const open = await database
    .select({ kind: attention.kind, count: count() })
    .from(attention)
    .where(isNull(attention.resolvedAt))
    .groupBy(attention.kind)
  const matters = gauge('shop_attention', 'What needs a merchant’s attention, by kind.', ['kind'])
  for (const row of open) matters.set({ kind: row.kind }, row.count)
  return registry.metrics()
}
