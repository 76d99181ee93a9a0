import { Link } from '@/components/ui/link'
import { formatMoney } from '@/lib/money'
import type { ListedOrder } from '@/lib/orders/listed-order'
import { adminPaths } from '@/lib/paths'
import { DateTime } from './date-time'
import { OrderState } from './order-state'
import { cell, cellLink, Table } from './table'

const columns = [
  { name: 'Order' },
  { name: 'Placed', className: 'max-md:hidden' },
  { name: 'Shopper', className: 'max-md:hidden' },
  { name: 'Status', className: 'max-sm:hidden' },
  { name: 'Total', className: 'text-right' },
]

/** Orders, a row each. A narrow screen shows name and time below the number, the narrowest the status, too. */
export function OrderTable({ orders, caption }: { orders: readonly ListedOrder[]; caption: string }) {
  return (
    <Table caption={caption} columns={columns}>
      {orders.map(({ number, placedAt, name, email, status, total, currency }) => (
        <tr key={number}>
          <th scope="row" className={`${cell} font-normal`}>
            <Link href={adminPaths.order(number)} className={`${cellLink} tabular-nums`}>
              {number}
            </Link>
            <span className="block text-muted [overflow-wrap:anywhere] md:hidden">
              {name}, <DateTime at={placedAt} />
            </span>
            <span className="block sm:hidden">
              <OrderState status={status} />
            </span>
          </th>
          <td className={`${cell} whitespace-nowrap max-md:hidden`}>
            <DateTime at={placedAt} />
          </td>
          <td className={`${cell} [overflow-wrap:anywhere] max-md:hidden`}>
            {name}
            <span className="block text-muted">{email}</span>
          </td>
          <td className={`${cell} max-sm:hidden`}>
            <OrderState status={status} />
          </td>
          <td className={`${cell} text-right tabular-nums`}>{formatMoney(total, currency, 'en-GB')}</td>
        </tr>
      ))}
    </Table>
  )
}
