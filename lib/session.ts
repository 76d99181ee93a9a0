import 'server-only'
import { getIronSession, type IronSession } from 'iron-session'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { maxLines, maxQuantity } from '@/lib/cart/cart'
import { environment } from '@/lib/environment'

const maxOrders = 20
const lifetimeSeconds = 30 * 24 * 60 * 60

const sessionSchema = z.object({
  cart: z
    .array(
      z.object({
        product: z.string(),
        option: z.string().optional(),
        quantity: z.int().min(1).max(maxQuantity),
      }),
    )
    .max(maxLines)
    .catch([]),
  orders: z.array(z.string()).catch([]),
})

/** What the shop remembers of a browser: its cart, and the numbers of the orders that it placed, newest first. */
export type SessionData = z.infer<typeof sessionSchema>

/**
 * The session of the current request, from its sealed cookie. A cookie that is missing, forged, expired or of an older
 * form gives an empty cart and no orders. Changes are kept by `save()`, which only a Server Action or a route handler
 * may call.
 */
export async function getSession(): Promise<IronSession<SessionData>> {
  // The cookies come first: they make the page one that is rendered for each request, where a configuration exists.
  const store = await cookies()
  const { sessionPassword, isProduction } = environment()
  const session = await getIronSession<SessionData>(store, {
    cookieName: 'shop-session',
    password: sessionPassword,
    ttl: lifetimeSeconds,
    cookieOptions: { httpOnly: true, sameSite: 'lax', secure: isProduction, path: '/' },
  })
  Object.assign(session, sessionSchema.parse({ cart: session.cart, orders: session.orders }))
  return session
}

/** Notes in a session that its browser placed an order, and forgets the oldest beyond twenty. */
export function rememberOrder(session: SessionData, orderNumber: string): void {
  session.orders = [orderNumber, ...session.orders.filter((known) => known !== orderNumber)].slice(
    0,
    maxOrders,
  )
}
