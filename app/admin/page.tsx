import type { Metadata } from 'next'
import { ActionForm } from '@/components/admin/action-form'
import { AdminPage } from '@/components/admin/admin-page'
import { DateTime } from '@/components/admin/date-time'
import { Done } from '@/components/admin/done'
import { OrderTable } from '@/components/admin/order-table'
import { StockTable } from '@/components/admin/stock-table'
import { Link } from '@/components/ui/link'
import { may } from '@/lib/admin/roles'
import { formatMoney } from '@/lib/money'
import { adviceAbout, listOpenAttention, type StoredAttention } from '@/lib/orders/attention-store'
import { searchOrders } from '@/lib/orders/order-search'
import { ordersOfDay } from '@/lib/orders/orders-of-day'
import { ordersToCapture } from '@/lib/orders/orders-to-capture'
import { adminPaths } from '@/lib/paths'
import { listStock } from '@/lib/stock/stock-list'
import { shopTheme } from '@/lib/theme/theme'
import { listOpenWithdrawals } from '@/lib/withdrawals/open-withdrawals'
import { resolveMatter } from './actions'
import { signedIn } from './signed-in'
import { WithdrawalEntry } from './withdrawal-entry'

// The template of a layout is not for the page beside it.
export const metadata: Metadata = { title: { absolute: `Today – ${shopTheme.businessName}` } }

/** So many matters, and so many withdrawals, are shown, the oldest first; resolving or deciding some shows the next. */
const shown = 50

export default async function TodayPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const { account, store } = await signedIn()
  const { done } = await searchParams
  const open = await listOpenAttention(store)
  const withdrawals = await listOpenWithdrawals(store)
  // A withdrawal is shown with what can be done about it, not as a matter beside that.
  const matters = open.filter(({ kind }) => kind !== 'withdrawal')
  const toCapture = await ordersToCapture(store, new Date())
  const low = (await listStock(store)).filter(({ isLow }) => isLow)
  const day = await ordersOfDay(store, new Date())
  const { orders } = await (await searchOrders(store, {})).page(10)
  return (
    <AdminPage title="Today" account={account}>
      <Done done={done} />
      <div className="flex flex-col gap-12">
        {(matters.length > 0 || withdrawals.length === 0) && (
          <section aria-labelledby="attention">
            <h2 id="attention" className="mb-4 text-large">
              {matters.length === 0 ? 'Nothing needs attention' : `Needs attention: ${matters.length}`}
            </h2>
            <ul className="flex flex-col gap-4">
              {matters.slice(0, shown).map((matter) => (
                <Matter key={matter.id} matter={matter} />
              ))}
            </ul>
          </section>
        )}
        {withdrawals.length > 0 && (
          <section aria-labelledby="withdrawals">
            <h2 id="withdrawals" className="mb-4 text-large">
              Withdrawals: {withdrawals.length}
            </h2>
            <ul className="flex flex-col gap-4">
              {withdrawals.slice(0, shown).map((withdrawal) => (
                <WithdrawalEntry
                  key={withdrawal.withdrawal.id}
                  open={withdrawal}
                  mayAccept={may(account.role, 'accept-withdrawal')}
                />
              ))}
            </ul>
            {withdrawals.length > shown && <p className="mt-4">{withdrawals.length - shown} more wait.</p>}
          </section>
        )}
        {toCapture.length > 0 && (
          <section aria-labelledby="to-capture">
            <h2 id="to-capture" className="mb-4 text-large">
              To be captured before the reservation ends: {toCapture.length}
            </h2>
            <OrderTable orders={toCapture} caption="Orders to be captured, the newest first" />
          </section>
        )}
        {low.length > 0 && (
          <section aria-labelledby="low-stock">
            <h2 id="low-stock" className="mb-4 text-large">
              Low stock: {low.length}
            </h2>
            <StockTable entries={low} />
          </section>
        )}
        <section aria-labelledby="orders">
          <h2 id="orders" className="mb-4 text-large">
            Orders today: {day.placed}
          </h2>
          {day.paid > 0 && (
            <p className="mb-4">
              {day.paid} of them authorised or paid:{' '}
              {day.sums.map(({ currency, amount }) => formatMoney(amount, currency, 'en-GB')).join(', ')}
            </p>
          )}
          <h3 className="mb-2 font-medium">Last orders</h3>
          {orders.length === 0 ? (
            <p>Nobody has ordered yet.</p>
          ) : (
            <>
              <OrderTable orders={orders} caption="The last orders, the newest first" />
              <p className="mt-2">
                <Link
                  href={adminPaths.orders()}
                  className="inline-flex min-h-11 items-center text-link underline underline-offset-4"
                >
                  All orders
                </Link>
              </p>
            </>
          )}
        </section>
      </div>
    </AdminPage>
  )
}

function Matter({ matter }: { matter: StoredAttention }) {
  const { id, orderNumber, kind, detail, createdAt } = matter
  return (
    <li className="rounded border border-l-4 border-line border-l-danger bg-surface px-5 py-4">
      <p className="flex flex-wrap gap-x-4 text-small text-muted">
        {orderNumber !== null && (
          <Link
            href={adminPaths.order(orderNumber)}
            className="text-link underline underline-offset-4 tabular-nums"
          >
            Order {orderNumber}
          </Link>
        )}
        <DateTime at={createdAt} />
      </p>
      <p className="mt-1 font-medium">{detail}</p>
      <p className="measure mt-1 mb-3">{adviceAbout(kind)}</p>
      <ActionForm
        action={resolveMatter}
        hidden={{ id }}
        button="Resolved"
        buttonName={`Resolved: ${detail}`}
        variant="secondary"
      />
    </li>
  )
}
