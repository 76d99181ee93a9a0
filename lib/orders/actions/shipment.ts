import 'server-only'
import { eq } from 'drizzle-orm'
import { ActionRejected } from '@/lib/action-rejected'
import type { Command } from '@/lib/audit-log/audit-entry'
import type { Database } from '@/lib/database/database'
import { shippedEmail } from '@/lib/orders/order-emails'
import { enqueue } from '@/lib/outbox/outbox'
import { orderStatuses } from '../order-status'
import { orders, shipments } from '../tables'
import { changeOnce } from './action'

/**
 * Records that an order, or a part of it, was sent, and has the shopper told by email.
 *
 * @param trackingUrl where the carrier says where it is; an empty text for none
 * @throws ActionRejected when the order is not paid, or the address is none
 */
export async function markAsSent(
  orderNumber: string,
  trackingUrl: string,
  command: Command,
  database: Database,
): Promise<void> {
  const url = trackingUrl.trim()
  const parsed = url === '' ? null : URL.parse(url)
  if (url !== '' && !/^https?:$/.test(parsed?.protocol ?? '')) {
    throw new ActionRejected(
      'Give the tracking address in full, as https://carrier.example/parcel/123, or leave it out.',
    )
  }
  await changeOnce(database, orderNumber, 'ship', command, async (transaction, { order }) => {
    if (!orderStatuses[order.status].isAuthorisedOrPaid) {
      throw new ActionRejected('The order is not paid: there is nothing to send.')
    }
    const shipment = { trackingUrl: parsed?.href ?? null }
    const [stored] = await transaction
      .insert(shipments)
      .values({ orderNumber, ...shipment })
      .returning({ id: shipments.id })
    if (order.sentAt === null) {
      await transaction.update(orders).set({ sentAt: new Date() }).where(eq(orders.number, orderNumber))
    }
    await enqueue(transaction, [shippedEmail(order, String(stored?.id), shipment)])
    return parsed ? `Sent; tracking: ${parsed.href}` : 'Sent.'
  })
}
