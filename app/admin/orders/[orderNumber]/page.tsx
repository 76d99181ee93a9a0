import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminPage } from '@/components/admin/admin-page'
import { AdminSection } from '@/components/admin/admin-section'
import { Done } from '@/components/admin/done'
import { OrderHistory } from '@/components/admin/order-history'
import { OrderState } from '@/components/admin/order-state'
import { PaymentTable } from '@/components/admin/payment-table'
import { cartAmounts } from '@/components/cart/cart-amounts'
import { OrderLines } from '@/components/cart/order-lines'
import { orderVatNotes } from '@/components/cart/vat-notes'
import { InvoiceLinks } from '@/components/invoice/invoice-links'
import { OrderFacts } from '@/components/order/order-facts'
import { findCredits } from '@/lib/invoice/credits'
import { formatMoney } from '@/lib/money'
import { orderHistory, reversalText } from '@/lib/orders/order-history'
import { isOrderNumber } from '@/lib/orders/order-number'
import { findOrder, listPaymentJobs, listReversals } from '@/lib/orders/repository'
import { adminPaths } from '@/lib/paths'
import { stockKeyOf } from '@/lib/stock/stock-item'
import { signedIn } from '../../signed-in'
import { OrderActions } from './order-actions'

interface Props {
  params: Promise<{ orderNumber: string }>
  searchParams: Promise<{ done?: string; sent?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Order ${(await params).orderNumber}` }
}

export default async function OrderPage({ params, searchParams }: Props) {
  const { account, store } = await signedIn()
  const { orderNumber } = await params
  const order = isOrderNumber(orderNumber) ? await findOrder(store, orderNumber) : undefined
  if (!order) notFound()
  const { done, sent } = await searchParams
  const jobs = await listPaymentJobs(store, order.number)
  const underWay = (await listReversals(store, order.number)).filter(({ state }) => state === 'due')
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, 'en-GB')
  return (
    <AdminPage title={`Order ${order.number}`} account={account}>
      <Done done={done} />
      <p className="mb-6 text-large">
        <OrderState status={order.status} />
      </p>
      <div className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex flex-col gap-10">
          <OrderFacts order={order} locale="en-GB" />
          <AdminSection id="payments" title="Payments">
            <PaymentTable jobs={jobs} />
            {underWay.map((reversal) => (
              <p key={reversal.refundNumber} className="mt-2 text-small [overflow-wrap:anywhere]">
                {reversalText(reversal)}
              </p>
            ))}
          </AdminSection>
          <AdminSection id="actions" title="What you can do">
            <OrderActions stored={{ order, jobs }} account={account} store={store} sent={sent} />
          </AdminSection>
        </div>
        <div className="flex flex-col gap-10">
          <AdminSection id="contents" title="Contents">
            <OrderLines
              lines={order.lines.map((line) => ({
                key: stockKeyOf(line),
                name: line.name,
                detail: [line.optionLabel, line.sku].filter(Boolean).join(', '),
                quantity: line.quantity,
                total: money(line.total + (line.discount ?? 0)),
              }))}
              amounts={cartAmounts(order, 'en-GB')}
              notes={orderVatNotes(order, 'en-GB')}
            />
            <div className="mt-4 empty:hidden">
              <InvoiceLinks
                order={order}
                credits={await findCredits(store, order)}
                addresses={adminPaths}
                locale="en-GB"
              />
            </div>
          </AdminSection>
          <AdminSection id="history" title="History">
            <OrderHistory entries={await orderHistory(store, { order, jobs })} />
          </AdminSection>
        </div>
      </div>
    </AdminPage>
  )
}
