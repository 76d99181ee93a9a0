import 'server-only'
import { orderContext } from './context'
import type { Order } from './order'
import { refreshOrder } from './reconcile'
import { findOrderByReturnToken } from './repository'

/** The order that the token of a return address names, for any browser. */
export async function findReturnedOrder(token: string): Promise<Order | undefined> {
  return findOrderByReturnToken((await orderContext()).database, token)
}

/** The order that the token of a return address names, as the gateway knows it now. */
export async function refreshReturnedOrder(token: string): Promise<Order | undefined> {
  const stored = await findReturnedOrder(token)
  return stored && refreshOrder(stored, await orderContext())
}
