import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { apiPaths } from '@/lib/paths'
import { sessionPasswords } from '@/lib/session/session-passwords'
import type { Order } from './order'

/**
 * A path that opens the page of an order in any browser, for whoever reads the shopper's mail. It is signed with the session
 * password, and has an end.
 */
export async function orderLink({ number }: Pick<Order, 'number'>, expiresAt: Date): Promise<string> {
  const [password] = await sessionPasswords()
  const expires = Math.floor(expiresAt.getTime() / 1000)
  return apiPaths.openOrder(number, { expires: String(expires), signature: sign(number, expires, password) })
}

/** Whether the parameters of such a path are those that the shop wrote, and its end has not come. */
export async function isOrderLink(
  orderNumber: string,
  { expires, signature }: { expires: string | null; signature: string | null },
  now: Date,
): Promise<boolean> {
  if (expires === null || signature === null || !/^\d{1,12}$/.test(expires)) return false
  if (Number(expires) * 1000 <= now.getTime()) return false
  return (await sessionPasswords()).some((password) =>
    isSame(signature, sign(orderNumber, Number(expires), password)),
  )
}

const sign = (orderNumber: string, expires: number, password: string): string =>
  createHmac('sha256', password).update(`order link\n${orderNumber}\n${expires}`).digest('base64url')

function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
