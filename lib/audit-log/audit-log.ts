import 'server-only'
import { and, asc, desc, eq, lt } from 'drizzle-orm'
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

/** Which entries of the audit log are looked for: each part that is given narrows it down. */
export interface AuditQuery {
  /** An account by its email address, or a command such as `npm run admin`. */
  actor?: string | undefined
  action?: AuditEntry['action'] | undefined
  /** The entry that the page before ended with. */
  after?: number | undefined
}

/** What merchants did last, newest first. */
export async function listLastEntries(
  database: Database,
  { actor, action, after }: AuditQuery,
  limit: number,
): Promise<AuditEntry[]> {
  return database
    .select()
    .from(auditLog)
    .where(
      and(
        actor === undefined ? undefined : eq(auditLog.actor, actor),
        action && eq(auditLog.action, action),
        after === undefined ? undefined : lt(auditLog.id, after),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit)
}

/** When the account of each email address signed in last, of those that did. */
export async function lastSignIns(database: Database, emails: readonly string[]): Promise<Map<string, Date>> {
  const found = await Promise.all(
    emails.map((actor) => listLastEntries(database, { actor, action: 'sign-in' }, 1)),
  )
  return new Map(found.flatMap(([entry]) => (entry ? [[entry.actor, entry.at]] : [])))
}
