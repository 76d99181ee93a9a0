import 'server-only'
import { eq } from 'drizzle-orm'
import { ActionRejected } from '@/lib/action-rejected'
import type { AuditAction, Command } from '@/lib/audit-log/audit-entry'
import { recordAudit } from '@/lib/audit-log/audit-log'
import { auditLog } from '@/lib/audit-log/tables'
import { GatewayError, GatewayRejected } from '@/lib/cashflows/errors'
import type { Database, Transaction } from '@/lib/database/database'
import { changeOrder, type OrderWithJobs } from '../repository'

/**
 * Changes an order for a merchant, under its row lock, and records that in the audit log: once for each key, so that a
 * form that is sent twice does it once.
 *
 * @param change does it, and says what was done in a sentence for the audit log
 * @returns 'repeated' when it has been done before, and nothing has changed
 * @throws ActionRejected, or what `change` throws: then nothing has changed
 */
export async function changeOnce(
  database: Database,
  orderNumber: string,
  action: AuditAction,
  { actor, key }: Command,
  change: (transaction: Transaction, stored: OrderWithJobs) => Promise<string>,
): Promise<'done' | 'repeated'> {
  return changeOrder(database, orderNumber, async (transaction, stored) => {
    // Under the lock of the order, so that of two that are sent at once the second sees the first.
    if (await wasDone(transaction, orderNumber, key)) return 'repeated'
    const detail = await change(transaction, stored)
    // Only a form of another order can have the same key.
    if (!(await recordAudit(transaction, { actor, key, action, orderNumber, detail }))) {
      throw new ActionRejected('This form belongs to another order. Open the order again.')
    }
    return 'done'
  })
}

/** Whether something has been done to an order under this key. */
export async function wasDone(database: Database, orderNumber: string, key: string): Promise<boolean> {
  const [sent] = await database
    .select({ orderNumber: auditLog.orderNumber })
    .from(auditLog)
    .where(eq(auditLog.key, key))
  return sent?.orderNumber === orderNumber
}

/**
 * What a merchant is told when the gateway did not do what it was asked for.
 *
 * @param request what was asked for, as `The capture`
 */
export function explained(request: string, error: unknown): unknown {
  if (!(error instanceof GatewayError)) return error
  const advice =
    error instanceof GatewayRejected
      ? 'Nothing has changed.'
      : 'It may have been done or not: check the order with the gateway before you try again.'
  return new ActionRejected(`${request} failed. ${error.message} ${advice}`, { cause: error })
}

/** Records what the gateway did not do, or did not answer: whoever reads the history later, or sends the form again, sees it. */
export async function recordFailure(
  request: string,
  error: unknown,
  orderNumber: string,
  action: AuditAction,
  { actor }: Command,
  database: Database,
): Promise<void> {
  if (!(error instanceof GatewayError)) return
  const what =
    error instanceof GatewayRejected ? 'was rejected' : 'got no answer, and may have been done or not'
  await recordAudit(database, { actor, action, orderNumber, detail: `${request} ${what}: ${error.message}.` })
}
