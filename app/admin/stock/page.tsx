import type { Metadata } from 'next'
import { ActionForm } from '@/components/admin/action-form'
import { AdminPage } from '@/components/admin/admin-page'
import { AdminSection } from '@/components/admin/admin-section'
import { Done } from '@/components/admin/done'
import { OrderHistory } from '@/components/admin/order-history'
import { StockTable } from '@/components/admin/stock-table'
import { listLastEntries } from '@/lib/audit-log/audit-log'
import { listStock } from '@/lib/stock/stock-list'
import { signedIn } from '../signed-in'
import { changeStockAction } from './actions'

export const metadata: Metadata = { title: 'Stock' }

const changesShown = 50

interface Props {
  searchParams: Promise<{ item?: string; done?: string }>
}

export default async function StockPage({ searchParams }: Props) {
  const { account, store } = await signedIn()
  const { item, done } = await searchParams
  const entries = await listStock(store)
  const chosen = entries.find(({ stockKey }) => stockKey === item)
  const changes = await listLastEntries(store, { action: 'set-stock' }, changesShown)
  return (
    <AdminPage title="Stock" account={account}>
      <Done done={done} />
      <div className="flex max-w-3xl flex-col gap-10">
        {chosen && (
          <section aria-labelledby="change" className="rounded border border-line bg-surface px-5 py-4">
            <h2 id="change" className="mb-3 text-large [overflow-wrap:anywhere]">
              {chosen.stockKey}
            </h2>
            <ActionForm
              action={changeStockAction}
              hidden={{ stockKey: chosen.stockKey, seen: String(chosen.available) }}
              fields={[
                {
                  name: 'available',
                  label: 'How many can be ordered',
                  hint: 'What orders hold at the moment is not part of it, and comes on top when they are cancelled.',
                  value: String(chosen.available),
                  input: { inputMode: 'numeric', autoComplete: 'off', required: true },
                },
              ]}
              button="Change"
            />
          </section>
        )}
        {entries.length === 0 ? <p>The catalogue limits nothing.</p> : <StockTable entries={entries} />}
        {changes.length > 0 && (
          <AdminSection id="changes" title="Last changes">
            <OrderHistory entries={changes.map(({ detail, ...change }) => ({ ...change, text: detail }))} />
          </AdminSection>
        )}
      </div>
    </AdminPage>
  )
}
