import { StatusSign } from '@/components/order/status-heading'
import { Link } from '@/components/ui/link'
import { adminPaths } from '@/lib/paths'
import type { StockEntry } from '@/lib/stock/stock-list'
import { cell, cellLink, Table } from './table'

const columns = [
  { name: 'Item' },
  { name: 'Can be ordered', className: 'text-right max-sm:pr-0' },
  { name: 'In the catalogue', className: 'text-right max-sm:hidden' },
]

/** How many there are of each limited item, with a link to change it. */
export function StockTable({ entries }: { entries: readonly StockEntry[] }) {
  return (
    <Table caption="How many of each limited item can be ordered" columns={columns}>
      {entries.map(({ stockKey, available, initially, isLow }) => (
        <tr key={stockKey}>
          <th scope="row" className={`${cell} font-normal [overflow-wrap:anywhere] max-sm:w-full`}>
            <Link href={adminPaths.stock(stockKey)} aria-label={`${stockKey}: change`} className={cellLink}>
              {stockKey}
            </Link>
          </th>
          <td className={`${cell} text-right tabular-nums max-sm:pr-0`}>
            <span className="inline-flex items-center gap-2">
              {isLow && (
                <>
                  <StatusSign mark="attention" className="size-[1.1em] shrink-0" />
                  <span className="text-danger">Low</span>
                </>
              )}
              {available}
            </span>
          </td>
          <td className={`${cell} text-right tabular-nums max-sm:hidden`}>{initially}</td>
        </tr>
      ))}
    </Table>
  )
}
