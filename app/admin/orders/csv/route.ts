import type { NextRequest } from 'next/server'
import { may, ownersAlone } from '@/lib/admin/roles'
import { recordAudit } from '@/lib/audit-log/audit-log'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { describeQuery, queryParameters, readOrderQuery } from '@/lib/orders/order-query'
import { searchOrders } from '@/lib/orders/order-search'
import { csvOfOrders } from '@/lib/orders/orders-csv'
import { signedIn } from '../../signed-in'

/** The orders that a query finds, the newest first, as a file that grows while it is sent: for owners, and recorded. */
export const GET = orUnavailable(async ({ nextUrl }: NextRequest) => {
  const { account, store } = await signedIn()
  if (!may(account.role, 'export-orders')) return new Response(ownersAlone, { status: 403 })
  const parameters = queryParameters.map((name) => [name, nextUrl.searchParams.get(name) ?? undefined])
  const { query, problems } = readOrderQuery(Object.fromEntries(parameters))
  // A file of other orders than were meant would look right.
  if (problems.length > 0) return new Response(problems.join('\n'), { status: 400 })
  await recordAudit(store, {
    actor: account.email,
    action: 'export-orders',
    detail: `Exported orders: ${describeQuery(query)}.`,
  })
  const lines = csvOfOrders(await searchOrders(store, query))
  return new Response(streamOf(lines), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="orders.csv"',
    },
  })
})

function streamOf(texts: AsyncIterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
}
