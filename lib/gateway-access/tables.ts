import { integer, text, timestamp } from 'drizzle-orm/pg-core'
import { shop } from '@/lib/database/schema'

/**
 * API keys with which the gateway is not simply called: it has rejected them, or one call finds out whether it does. A
 * key that works has no row, or one without a time in it.
 */
export const apiKeyPauses = shop.table('api_key_pauses', {
  /** Of configuration and key; see `fingerprint`. The key itself is never stored. */
  fingerprint: text().primaryKey(),
  /** With which the gateway rejected the key last: 401 or 403. */
  status: integer(),
  /** How often in a row it did so, with this status. */
  rejections: integer().notNull().default(0),
  /** Until then no call is made with this key. */
  pausedUntil: timestamp('paused_until', { withTimezone: true }),
  /** Until then the result of a trial call is awaited. */
  trialUntil: timestamp('trial_until', { withTimezone: true }),
})
