import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { OrderFilters } from '@/components/admin/order-filters'
import { OrderTable } from '@/components/admin/order-table'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { may } from '@/lib/admin/roles'
import { type QueryParameter, queryParameters, readOrderQuery } from '@/lib/orders/order-query'
import { searchOrders } from '@/lib/orders/order-search'
import { adminPaths } from '@/lib/paths'
import { signedIn } from '../signed-in'

export const metadata: Metadata = { title: 'Orders' }

const ordersOfPage = 50

const link = 'inline-flex min-h-11 items-center text-link underline underline-offset-4'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OrdersPage({ searchParams }: Props) {
  const { account, store } = await signedIn()
  const { after, ...parameters } = onlyTexts(await searchParams)
  const { query, problems } = readOrderQuery(parameters)
  const { orders, next } = await (await searchOrders(store, query)).page(ordersOfPage, after)
  const filters = new URLSearchParams(
    queryParameters.flatMap((name) => (parameters[name] ? [[name, parameters[name]]] : [])),
  )
  return (
    <AdminPage title="Orders" account={account}>
      <OrderFilters values={parameters} />
      {problems.length > 0 && (
        <div className="mt-6">
          <Notice tone="danger" announce>
            {problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </Notice>
        </div>
      )}
      <div className="mt-8">
        {orders.length === 0 ? (
          <p>No order is found.</p>
        ) : (
          <OrderTable orders={orders} caption="The orders that are found, the newest first" />
        )}
        <nav aria-label="Pages" className="mt-4 flex flex-wrap gap-x-8">
          {after !== undefined && (
            <Link href={adminPaths.orders(filters)} className={link}>
              Newest
            </Link>
          )}
          {next !== undefined && (
            <Link href={adminPaths.orders(withParameter(filters, 'after', next))} className={link}>
              Older
            </Link>
          )}
          {orders.length > 0 && may(account.role, 'export-orders') && (
            <a href={adminPaths.ordersFile(filters)} className={link} download>
              Save all that are found as CSV
            </a>
          )}
        </nav>
      </div>
    </AdminPage>
  )
}

type Parameters = Partial<Record<QueryParameter | 'after', string>>

/** Of a parameter that is given twice the first counts. */
function onlyTexts(parameters: Record<string, string | string[] | undefined>): Parameters {
  const first = (value: string | string[] | undefined) =>
    (Array.isArray(value) ? value[0] : value)?.replaceAll('\0', '')
  return Object.fromEntries(
    [...queryParameters, 'after'].flatMap((name) =>
      first(parameters[name]) ? [[name, first(parameters[name])]] : [],
    ),
  )
}

function withParameter(parameters: URLSearchParams, name: string, value: string): URLSearchParams {
  const more = new URLSearchParams(parameters)
  more.set(name, value)
  return more
}
