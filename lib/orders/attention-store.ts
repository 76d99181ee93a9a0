import 'server-only'
import type { Database } from '@/lib/database/database'
import { log } from '@/lib/log'
import { type AttentionItem, attentionKinds } from './attention'
import { insertAttention } from './repository'

/** Records what needs a merchant's attention, and logs it with what to do: each matter once, however often it is met. */
export async function recordAttention(
  database: Database,
  orderNumber: string,
  items: AttentionItem[],
): Promise<void> {
  for (const { kind, detail } of await insertAttention(database, orderNumber, items)) {
    log.error(
      { orderNumber },
      `Order ${orderNumber} needs attention (${kind}). ${detail} ${attentionKinds[kind]}`,
    )
  }
}
