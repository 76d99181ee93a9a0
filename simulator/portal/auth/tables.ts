import { bigserial, boolean, index, integer, json, text } from 'drizzle-orm/pg-core'
import { moment, simulatorSchema } from '../../database/schema.ts'
import type { Role } from './permissions.ts'

/** Somebody who may sign in to the Portal. Times of sign-in are real ones: winding the simulator's clock ends no session. */
export const portalUser = simulatorSchema.table('portal_user', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  /** In small letters. */
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  role: text('role').$type<Role>().notNull(),
  isActive: boolean('is_active').notNull().default(true),
  /** Empty until the user has chosen one. */
  passwordHash: text('password_hash'),
  passwordSetAt: moment('password_set_at'),
  /** Hashes of earlier passwords, newest first. */
  earlierPasswords: json('earlier_passwords').$type<string[]>().notNull().default([]),
  /** Since the last one that succeeded. */
  failedSignIns: integer('failed_sign_ins').notNull().default(0),
  lockedUntil: moment('locked_until'),
  lastSignInAt: moment('last_sign_in_at'),
  /** Of the link with which the user sets a password. */
  invitationHash: text('invitation_hash').unique(),
  invitationExpiresAt: moment('invitation_expires_at'),
  createdAt: moment('created_at').notNull(),
})

/** A link with which whoever reads the simulator's log becomes the first Owner: kept as a hash only. */
export const firstOwnerLink = simulatorSchema.table('first_owner_link', {
  tokenHash: text('token_hash').primaryKey(),
  expiresAt: moment('expires_at').notNull(),
})

/** A browser that is signed in. What its cookie holds is kept as a hash only. */
export const portalSession = simulatorSchema.table(
  'portal_session',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: integer('user_id')
      .notNull()
      .references(() => portalUser.id, { onDelete: 'cascade' }),
    /** Stands in every form, so that no other site can send one. */
    formToken: text('form_token').notNull(),
    createdAt: moment('created_at').notNull(),
    lastSeenAt: moment('last_seen_at').notNull(),
  },
  (table) => [index('portal_session_by_user').on(table.userId)],
)
