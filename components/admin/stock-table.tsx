import { StatusSign } from '@/components/order/status-heading'
import { Link } from '@/components/ui/link'
import { adminPaths } from '@/lib/paths'
import type { StockEntry } from '@/lib/stock/stock-list'
import { cell, cellLink, Table } from './table'

/** How many there are of each limited item, with a link to change it. */
export function StockTable({ entries }: { entries: readonly StockEntry[] }) {
  return (
    <Table caption="How many of each limited item can be ordered">
      <thead>
        <tr className="text-muted">
          <th scope="col" className={cell}>
            Item
          </th>
          <th scope="col" className={`${cell} text-right max-sm:pr-0`}>
            Can be ordered
          </th>
          <th scope="col" className={`${cell} text-right max-sm:hidden`}>
            In the catalogue
          </th>
        </tr>
      </thead>
      <tbody>
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
      </tbody>
    </Table>
  )
}
