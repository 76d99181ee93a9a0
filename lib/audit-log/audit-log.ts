import 'server-only'
import { asc, desc, eq } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import type { AuditEntry } from './audit-entry'
import { auditLog } from './tables'

/**
 * Records what a merchant does, in the transaction that does it.
 *
 * @returns false when an entry of the same key is there already: then it has been done, and nothing is recorded
 */
export async function recordAudit(
  database: Database,
  {
    key = null,
    orderNumber = null,
    ...entry
  }: Pick<AuditEntry, 'actor' | 'action' | 'detail'> & Partial<Pick<AuditEntry, 'key' | 'orderNumber'>>,
): Promise<boolean> {
  const recorded = await database
    .insert(auditLog)
    .values({ ...entry, key, orderNumber })
    .onConflictDoNothing({ target: auditLog.key })
    .returning({ id: auditLog.id })
  return recorded.length > 0
}

/** What merchants did to an order, oldest first. */
export async function listAuditEntries(database: Database, orderNumber: string): Promise<AuditEntry[]> {
  return database
    .select()
    .from(auditLog)
    .where(eq(auditLog.orderNumber, orderNumber))
    .orderBy(asc(auditLog.id))
}

/** What merchants did last of one kind, newest first. */
export async function listLastEntries(
  database: Database,
  action: AuditEntry['action'],
  limit: number,
): Promise<AuditEntry[]> {
  return database
    .select()
    .from(auditLog)
    .where(eq(auditLog.action, action))
    .orderBy(desc(auditLog.id))
    .limit(limit)
}
