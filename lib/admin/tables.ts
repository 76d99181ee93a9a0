import { index, integer, text, timestamp } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'
import type { Role } from './roles'

/** Who may sign in to the back office. Without a row there is no back office. */
export const adminAccounts = shop.table('admin_accounts', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  /** In lower case. */
  email: text().notNull().unique(),
  role: text().$type<Role>().notNull(),
  /** As `hashPassword` writes it. */
  passwordHash: text('password_hash').notNull(),
  /** Of a password that the shop made up: until when it can be used, to set another. Null of one that somebody chose. */
  passwordExpiresAt: timestamp('password_expires_at', { withTimezone: true }),
  /** Since when nobody may sign in with it; null while somebody may. */
  deactivatedAt: timestamp('deactivated_at', { withTimezone: true }),
  /** The secret of the second factor in base 32; null where there is none. */
  totpSecret: text('totp_secret'),
  /** The time step of the last code that was used, so that none is used twice. */
  totpUsedStep: integer('totp_used_step'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

/** Who is signed in, in each browser. */
export const adminSessions = shop.table(
  'admin_sessions',
  {
    /** SHA-256 of the token that the browser's cookie holds: whoever reads the database cannot sign in with it. */
    tokenHash: text('token_hash').primaryKey(),
    accountId: integer('account_id')
      .notNull()
      .references(() => adminAccounts.id, { onDelete: 'cascade' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    lastSeenAt: timestamp('last_seen_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('admin_sessions_by_account').on(table.accountId)],
)
