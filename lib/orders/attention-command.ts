import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '@/lib/audit-log/audit-log'
import type { Database } from '@/lib/database/database'
import { adviceAbout, listOpenAttention } from './attention-store'
import { attention } from './tables'

const actor = 'npm run attention'

const usage = `How to use it:
  npm run attention                         lists what needs attention, oldest first, with what to do
  npm run attention -- resolve ORDER        says that all of an order has been looked after
  npm run attention -- resolve ORDER KIND   says so of one matter, for instance: resolve 7K2M-9PQR refund-failed
  npm run attention -- resolve none         says so of what concerns no order`

/**
 * What `npm run attention` does: it lists what of the orders needs a merchant's attention, after marking what has been
 * resolved. That stays stored, so that the same matter is not raised again.
 *
 * @param words what stands behind the command
 * @param openDatabase is called when the words are right
 * @returns what is printed
 * @throws Error with a sentence for who typed them, when the words are wrong or nothing matches them
 */
export async function attentionCommand(
  words: readonly string[],
  openDatabase: () => Promise<Database>,
): Promise<string> {
  const [verb, orderNumber, kind, ...more] = words
  if (verb !== undefined && (verb !== 'resolve' || orderNumber === undefined || more.length > 0)) {
    throw new Error(usage)
  }
  const database = await openDatabase()
  if (orderNumber !== undefined) await resolve(database, orderNumber, kind)
  const open = await listOpenAttention(database)
  if (open.length === 0) return 'Nothing needs attention.'
  return open
    .map((item) =>
      [
        `${item.createdAt.toISOString()}  order ${item.orderNumber ?? 'none'}  ${item.kind}`,
        `  ${item.detail}`,
        `  ${adviceAbout(item.kind)}`,
      ].join('\n'),
    )
    .join('\n\n')
}

async function resolve(database: Database, orderNumber: string, kind: string | undefined): Promise<void> {
  const isMeant = and(
    orderNumber === 'none' ? isNull(attention.orderNumber) : eq(attention.orderNumber, orderNumber),
    isNull(attention.resolvedAt),
    kind === undefined ? undefined : eq(attention.kind, kind as typeof attention.$inferSelect.kind),
  )
  const resolved = await database.transaction(async (transaction) => {
    const changed = await transaction
      .update(attention)
      .set({ resolvedAt: new Date() })
      .where(isMeant)
      .returning({ orderNumber: attention.orderNumber, detail: attention.detail })
    for (const { orderNumber, detail } of changed) {
      await recordAudit(transaction, {
        actor,
        action: 'resolve-attention',
        orderNumber,
        detail: `Resolved: ${detail}`,
      })
    }
    return changed
  })
  if (resolved.length > 0) return
  throw new Error(
    kind === undefined
      ? `Nothing of order ${orderNumber} needs attention.`
      : `Nothing of the kind ${kind} needs attention of order ${orderNumber}.`,
  )
}
