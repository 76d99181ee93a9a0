import { bigint, index, text, timestamp } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'
import type { AuditEntry } from './audit-entry'

/** What merchants did; `AuditEntry` says what each column holds. A trigger rejects whatever changes or deletes an entry. */
export const auditLog = shop.table(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    key: text().unique(),
    actor: text().notNull(),
    action: text().$type<AuditEntry['action']>().notNull(),
    orderNumber: text('order_number'),
    detail: text().notNull(),
  },
  (table) => [
    index('audit_log_by_order').on(table.orderNumber, table.id),
    index('audit_log_by_actor').on(table.actor, table.id),
    index('audit_log_by_action').on(table.action, table.id),
  ],
)
