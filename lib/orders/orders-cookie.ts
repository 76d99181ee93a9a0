import 'server-only'
import { z } from 'zod'
import { cookies } from '@/lib/cookies'
import { sealedCookie } from '@/lib/sealed-cookie'

const maxOrders = 20

/**
 * Apart from the cart's cookie, since it is set after the gateway has responded. Of two orders that this browser places
 * at the same time, it keeps the one whose response arrives last.
 */
const cookie = sealedCookie(cookies.orders, z.array(z.string()))

/** The numbers of the orders that this browser placed, newest first. */
export async function getOwnOrders(): Promise<string[]> {
  return (await cookie.read()) ?? []
}

/** Forgets the orders that this browser placed. Only a Server Action or a route handler may call it. */
export const forgetOrders = (): Promise<void> => cookie.remove()

/**
 * Notes that this browser placed an order, and forgets the oldest beyond twenty. Only a Server Action or a route
 * handler may call it.
 */
export async function rememberOrder(orderNumber: string): Promise<void> {
  const others = (await getOwnOrders()).filter((known) => known !== orderNumber)
  await cookie.write([orderNumber, ...others].slice(0, maxOrders))
}
