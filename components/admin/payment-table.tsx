import { formatMoney } from '@/lib/money'
import type { OrderPaymentJob } from '@/lib/orders/order'
import { cell, Table } from './table'

const columns = [
  { name: 'Payment' },
  { name: 'Status', className: 'max-sm:hidden' },
  { name: 'Amount', className: 'text-right' },
]

/** The payments of an order's payment jobs, a row each. A narrow screen shows the status below the reference. */
export function PaymentTable({ jobs }: { jobs: readonly OrderPaymentJob[] }) {
  const rows = jobs.flatMap((job) => job.payments.map((payment) => ({ job, payment })))
  if (rows.length === 0) return <p>Nobody has tried to pay yet.</p>
  return (
    <Table caption="The payments, oldest first" columns={columns}>
      {rows.map(({ job, payment }) => {
        const { reference, status, amount, captured, refunded, card, failure } = payment
        const money = (minorUnits: number) => formatMoney(minorUnits, job.currency, 'en-GB')
        const state = [status, failure].filter(Boolean).join(', ')
        return (
          <tr key={reference}>
            <th scope="row" className={`${cell} font-normal tabular-nums [overflow-wrap:anywhere]`}>
              {reference}
              <span className="block text-muted">of job {job.reference}</span>
              {card?.lastFour && (
                <span className="block text-muted">
                  {card.brand ?? 'Card'} ending in {card.lastFour}
                </span>
              )}
              <span className="block sm:hidden">{state}</span>
            </th>
            <td className={`${cell} max-sm:hidden`}>{state}</td>
            <td className={`${cell} text-right tabular-nums`}>
              {money(amount)}
              {captured > 0 && captured !== amount && (
                <span className="block text-muted">{money(captured)} captured</span>
              )}
              {refunded > 0 && <span className="block text-muted">{money(refunded)} refunded</span>}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}
