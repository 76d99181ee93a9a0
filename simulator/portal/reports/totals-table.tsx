import { money, Status } from '../ui/elements.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import { useViewer } from '../ui/viewer.ts'
import type { Total } from './totals.ts'

/** The payment jobs of a day by currency and status; each number leads to them. */
export function TotalsTable({ totals, day }: { totals: Total[]; day: string }) {
  const { to } = useViewer()
  const columns: Column<Total>[] = [
    { head: 'Status', cell: ({ status }) => <Status status={status} /> },
    {
      head: 'Number',
      class: 'num',
      cell: ({ currency, status, count }) => (
        <a href={to(`/transactions?${new URLSearchParams({ currency, status, from: day, to: day })}`)}>
          {count}
        </a>
      ),
    },
    { head: 'Amount', class: 'num', cell: ({ amount, currency }) => money(amount, currency) },
  ]
  return (
    <DataTable
      columns={columns}
      rows={totals}
      groupOf={({ currency }) => currency}
      name="Payment jobs by currency and status"
    />
  )
}
