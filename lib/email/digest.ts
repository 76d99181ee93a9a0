import 'server-only'
import { isNull } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { attention } from '@/lib/orders/tables'
import { enqueue } from '@/lib/outbox/outbox'
import { shop } from '@/lib/shop'

/** By the clocks where the shop is. */
const digestHour = 8

/** Stores the merchant's digest of what needs attention, once a day, if anything does. */
export async function enqueueDigest(database: Database, recipient: string, now: Date): Promise<void> {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: shop.timeZone,
  }).format(now)
  const [day = '', time = ''] = parts.split(' ')
  if (Number.parseInt(time, 10) < digestHour) return
  const [open] = await database
    .select({ id: attention.id })
    .from(attention)
    .where(isNull(attention.resolvedAt))
    .limit(1)
  if (!open) return
  await enqueue(database, [
    // What needs attention is described in English alone.
    { key: `digest ${day}`, kind: 'digest', content: null, orderNumber: null, recipient, locale: 'en-GB' },
  ])
}
