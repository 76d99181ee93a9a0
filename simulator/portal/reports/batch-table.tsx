import { money } from '../ui/elements.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { Batch } from './totals.ts'

const columns: Column<Batch>[] = [
  { head: 'Currency', cell: ({ currency }) => currency },
  {
    head: 'Captured',
    class: 'num',
    cell: ({ currency, captured, captures }) => (
      <>
        {money(captured, currency)}
        <p class="hint">{counted(captures, 'capture')}</p>
      </>
    ),
  },
  {
    head: 'Refunded',
    class: 'num',
    cell: ({ currency, refunded, refunds }) => (
      <>
        {money(refunded, currency)}
        <p class="hint">{counted(refunds, 'refund')}</p>
      </>
    ),
  },
  { head: 'Net', class: 'num', cell: ({ currency, net }) => <strong>{money(net, currency)}</strong> },
]

/** What a day's batch moves, a line for each currency. @param name for those who do not see where it stands */
export const BatchTable = ({ batch, name }: { batch: Batch[]; name: string }) => (
  <DataTable columns={columns} rows={batch} name={name} />
)

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
