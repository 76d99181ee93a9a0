import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { log } from '@/lib/log'
import { type AttentionItem, type AttentionKind, attentionKinds } from './attention'
import { insertAttention } from './repository'
import { attention } from './tables'

/** Records what needs a merchant's attention, and logs it with what to do: each matter of an order once, however often it is met. */
export async function recordAttention(
  database: Database,
  orderNumber: string | null,
  items: AttentionItem[],
): Promise<void> {
  const [names, what] = orderNumber === null ? [{}, 'The shop'] : [{ orderNumber }, `Order ${orderNumber}`]
  for (const { kind, detail } of await insertAttention(database, orderNumber, items)) {
    log.error(names, `${what} needs attention (${kind}). ${detail} ${attentionKinds[kind]}`)
  }
}

/** A matter as it is stored. */
export type StoredAttention = typeof attention.$inferSelect

/** What nobody has resolved yet, oldest first. */
export async function listOpenAttention(database: Database): Promise<StoredAttention[]> {
  return database
    .select()
    .from(attention)
    .where(isNull(attention.resolvedAt))
    .orderBy(asc(attention.createdAt), asc(attention.id))
}

/** What to do about a kind of matter; a newer version of the shop may have stored one that this one does not know. */
export const adviceAbout = (kind: string): string =>
  (attentionKinds as Record<string, string>)[kind] ??
  'This version of the shop does not know what to do about it: update it.'

/** Says that a matter has been looked after. @returns it, if nobody had said so before */
export async function resolveAttention(database: Database, id: string): Promise<StoredAttention | undefined> {
  const [resolved] = await database
    .update(attention)
    .set({ resolvedAt: new Date() })
    .where(and(eq(attention.id, id), isNull(attention.resolvedAt)))
    .returning()
  return resolved
}

/** Says that a matter of an order has been looked after, where it needs attention. */
export async function resolveMatter(
  database: Database,
  orderNumber: string,
  kind: AttentionKind,
  subject: string,
  now = new Date(),
): Promise<void> {
  await database
    .update(attention)
    .set({ resolvedAt: now })
    .where(
      and(
        eq(attention.orderNumber, orderNumber),
        eq(attention.kind, kind),
        eq(attention.subject, subject),
        isNull(attention.resolvedAt),
      ),
    )
}
