import 'server-only'
import { z } from 'zod'
import { cookies } from '@/lib/cookies'
import { sealedCookie } from '@/lib/sealed-cookie'
import { detailsValues, type OrderDetails, readDetails } from './details'

/** What the browser keeps of a cookie: 4,096 bytes, of which the seal takes a third and more. */
const maxBytes = 2400

/** Apart from cart and orders: it is there only where the shopper has asked for it. */
const cookie = sealedCookie(cookies.details, z.custom<OrderDetails>())

/** The details that this device remembers, because the shopper has asked for it; undefined when there are none, or of an old form. */
export async function getRememberedDetails(): Promise<OrderDetails | undefined> {
  const stored = await cookie.read()
  const read = stored && readDetails(detailsValues(stored))
  return read && 'details' in read ? read.details : undefined
}

/**
 * Remembers details on this device, or forgets those that it has. Details too long for a cookie are not remembered. Only a
 * Server Action or a route handler may call it.
 */
export async function rememberDetails(details: OrderDetails | undefined): Promise<void> {
  if (details && Buffer.byteLength(JSON.stringify(details)) <= maxBytes) await cookie.write(details)
  else await cookie.remove()
}
