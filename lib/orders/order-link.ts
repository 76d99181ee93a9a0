import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { apiPaths } from '@/lib/paths'
import { sessionPasswords } from '@/lib/session/session-passwords'
import type { Order } from './order'

type LinkedOrder = Pick<Order, 'number' | 'details'>

/**
 * A path that opens the page of an order in any browser, for whoever reads the shopper's mail. It is signed with the session
 * password, and has an end: its time, or when the shopper corrects the email address, as whoever has the wrong one has the
 * link.
 */
export async function orderLink(order: LinkedOrder, expiresAt: Date): Promise<string> {
  const [password] = await sessionPasswords()
  const expires = Math.floor(expiresAt.getTime() / 1000)
  const signature = sign(order, expires, password)
  return apiPaths.openOrder(order.number, { expires: String(expires), signature })
}

/** Whether the parameters of such a path are those that the shop wrote, and its end has not come. */
export async function isOrderLink(
  order: LinkedOrder,
  { expires, signature }: { expires: string | null; signature: string | null },
  now: Date,
): Promise<boolean> {
  if (expires === null || signature === null || !/^\d{1,12}$/.test(expires)) return false
  if (Number(expires) * 1000 <= now.getTime()) return false
  return (await sessionPasswords()).some((password) =>
    isSame(signature, sign(order, Number(expires), password)),
  )
}

const sign = ({ number, details }: LinkedOrder, expires: number, password: string): string =>
  createHmac('sha256', password)
    .update(`order link\n${number}\n${expires}\n${details.email}`)
    .digest('base64url')

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
